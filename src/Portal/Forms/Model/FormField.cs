using Portal.Forms.Documents;
using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Forms;

/// <summary>
/// One field of an open form: what it is, what it holds now, what is wrong with it. The fields below it are made when somebody asks for them.
/// <see cref="Changed"/> is raised only when what is shown of this field changes, so that a keystroke redraws one field.
/// </summary>
public sealed class FormField
{
    private const int FirstShown = 40;
    private IReadOnlyList<FormField>? _children;
    private IReadOnlyList<string> _all = [];
    private string? _typed;
    private bool? _open;
    private int? _branch;

    internal FormField(FormModel form, FormField? parent, FieldPath path, FieldShape shape, Value? value)
    {
        Form = form;
        Parent = parent;
        Path = path;
        Shape = shape;
        Value = value;
        PathText = path.ToString();
        FlatPath = FlatText(path);
    }

    public event Action? Changed;

    public FormModel Form { get; }

    public FormField? Parent { get; }

    public FieldPath Path { get; }

    /// <summary>The path in the API's grammar, as the page's <c>data-path</c> has it.</summary>
    public string PathText { get; }

    public FieldShape Shape { get; }

    public StructuralSchema Schema => Shape.Schema;

    public string Label => Shape.Label;

    public string? Help => Shape.Help;

    public string Constraint => Shape.Constraint;

    public bool IsRequired => Shape.IsRequired;

    /// <summary>The kind of the field; YAML where the value is of a shape that the kind cannot show.</summary>
    public FieldKind Kind => Shape.Kind != FieldKind.Yaml && !FieldShapes.CanShow(Shape.Kind, Value) ? FieldKind.Yaml : Shape.Kind;

    public string? Placeholder => FieldShapes.Placeholder(Shape);

    /// <summary>Why the field cannot be edited; null where it can.</summary>
    public string? Lock => Form.Definition.Locked.GetValueOrDefault(PathText) ?? (Shape.Hints.IsReadOnly ? "Set by the platform" : FieldLock.OfRules(this) ?? Parent?.Lock);

    public Value? Value { get; private set; }

    public bool IsPresent => Value is not null;

    /// <summary>What stands in a scalar field: what was typed, or the text of the value.</summary>
    public string Text => _typed ?? ScalarText.Of(Value, Schema);

    public bool IsTouched { get; private set; }

    /// <summary>The value as YAML: what was typed while it means the value or cannot be read, else the value written out.</summary>
    public string YamlText => _typed ?? (Value is null ? "" : Documents.YamlText.Block(Value, 0));

    /// <summary>Why the YAML typed into this field cannot be read.</summary>
    public TextProblem? Problem { get; private set; }

    /// <summary>What is wrong, in words, if it is time to say so: the field was touched, holds a value, or the form was checked.</summary>
    public IReadOnlyList<string> Errors { get; private set; } = [];

    /// <summary>Everything that is wrong, said or not.</summary>
    public IReadOnlyList<string> AllErrors => _all;

    /// <summary>Whether the fields below are shown.</summary>
    public bool IsOpen => _open ?? FieldShapes.OpensByItself(this);

    public IReadOnlyList<FormField> Children => _children ??= FieldTree.ChildrenOf(this, null);

    /// <summary>The choice between groups of this field's members, where its schema asks for one.</summary>
    public OneOfChoice? Choice => Shape.Choice;

    /// <summary>The branch that is taken: the one of which something is set, else the one that was asked for.</summary>
    public int? Branch
    {
        get
        {
            var set = Choice?.Branches.ToList().FindIndex(branch => branch.Any(name => Value?[name] is not null)) ?? -1;
            return set >= 0 ? set : _branch;
        }
    }

    /// <summary>How many of the fields below are drawn; a person asks for more.</summary>
    public int ShownCount { get; private set; } = FirstShown;

    /// <summary>How many values are set at or below this field.</summary>
    public int SetCount => FieldShapes.CountSet(Value);

    internal string FlatPath { get; }

    internal bool HasChildren => _children is not null;

    public void Edit(FieldEdit edit) => Form.Edit(this, edit);

    public void Open(bool open)
    {
        _open = open;
        Changed?.Invoke();
    }

    public void ShowMore(int count)
    {
        ShownCount = Math.Max(ShownCount, count);
        Changed?.Invoke();
    }

    /// <summary>Takes a branch of the choice: what the others set goes.</summary>
    public void Choose(int? branch)
    {
        _branch = branch;
        IEnumerable<string> kept = branch is { } taken ? Choice!.Branches[taken] : [];
        foreach (var child in Children.Where(child => child.IsPresent && Choice!.Concerns(child.Shape.Name) && !kept.Contains(child.Shape.Name)))
        {
            child.Edit(new FieldEdit.Clear());
        }

        Changed?.Invoke();
    }

    /// <summary>The person has left the field: from now on it says what is wrong with it.</summary>
    public void Touch()
    {
        IsTouched = true;
        ShowErrors();
    }

    /// <summary>A path with one separator, so that <c>spec.tags[a.b]</c> and the server's <c>spec.tags.a.b</c> are one.</summary>
    internal static string FlatText(FieldPath path) => string.Join('.', path.Steps.Select(ValueEdit.NameOf));

    internal void Typed(string text)
    {
        IsTouched = true;
        _typed = text;
    }

    internal void TypedYaml(string text, TextProblem? problem)
    {
        IsTouched = true;
        (_typed, Problem) = (text, problem);
    }

    internal void Sync(Value? value)
    {
        if (ReferenceEquals(Value, value))
        {
            return;
        }

        var before = (Kind, Text, IsPresent, Value);
        Value = value;
        if (_typed is not null && !Equals(Kind == FieldKind.Yaml ? YamlReader.Read(_typed).Root?.Value : ScalarText.Read(_typed, Schema), value))
        {
            (_typed, Problem) = (null, null);
        }

        if (_children is { } children)
        {
            _children = FieldTree.ChildrenOf(this, children);
        }

        if (before.Kind != Kind || before.Text != Text || before.IsPresent != IsPresent || FieldShapes.LooksDifferent(this, before.Value))
        {
            Changed?.Invoke();
        }
    }

    internal void Blame(IReadOnlyList<string> errors)
    {
        _all = errors;
        ShowErrors();
    }

    private void ShowErrors()
    {
        IReadOnlyList<string> shown = IsTouched || IsPresent || Form.IsChecked ? _all : [];
        if (!shown.SequenceEqual(Errors))
        {
            Errors = shown;
            Changed?.Invoke();
        }
    }
}
