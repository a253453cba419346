using Portal.Forms.Documents;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Forms;

/// <summary>
/// One open form. The truth is the <see cref="Document"/>; the fields and the YAML text are its views. For one circuit: not safe for several threads at once.
/// </summary>
public sealed class FormModel
{
    private IReadOnlyList<FieldError> _server = [];
    private readonly HashSet<FormField> _problems = [];
    private HashSet<FormField> _blamed = [];
    private bool _wasChecked;

    /// <param name="namespaces">The choices for <c>metadata.namespace</c>; free text where there are none.</param>
    public FormModel(FormDefinition definition, ManifestDocument document, IReadOnlyList<string>? namespaces = null)
    {
        Definition = definition;
        Document = document;
        Namespaces = namespaces ?? [];
        var shape = new FieldShape(FieldPath.Root, "", definition.Schema, definition.Hints, IsRequired: true) { Kind = FieldKind.Group };
        Root = new(this, null, FieldPath.Root, shape, document.Value);
        Check();
    }

    /// <summary>The document was edited, by a field or as text.</summary>
    public event Action? Changed;

    /// <summary>The list of what is wrong is another one, or is shown for the first time.</summary>
    public event Action? ErrorsChanged;

    /// <summary>A field is to be brought into view and focused.</summary>
    public event Action<FormField>? FocusAsked;

    /// <summary>Other fields are to be shown.</summary>
    public event Action? FilterChanged;

    public FormDefinition Definition { get; }

    public FormFilter Filter { get; private set; } = FormFilter.Start;

    public IReadOnlyList<string> Namespaces { get; }

    public ManifestDocument Document { get; private set; }

    public FormField Root { get; }

    /// <summary>Everything that is wrong, in the order of the form.</summary>
    public IReadOnlyList<FormError> Errors { get; private set; } = [];

    /// <summary>Places with rules that only the server can decide.</summary>
    public IReadOnlyList<FieldPath> Undecided { get; private set; } = [];

    /// <summary>Whether the person asked for the next step, so that missing fields are named too.</summary>
    public bool IsChecked { get; private set; }

    /// <summary>What may be sent: the text can be read and nothing is wrong.</summary>
    public bool IsValid => Document.Problem is null && Errors.Count == 0;

    public void Edit(FieldPath path, FieldEdit edit) => Edit(Find(path), edit);

    /// <summary>The text of the whole document was edited.</summary>
    public void EditText(string text)
    {
        _server = [];
        Take(Document.WithText(text));
    }

    public void Show(FormFilter filter)
    {
        Filter = filter;
        FilterChanged?.Invoke();
    }

    /// <summary>Names everything that is wrong and goes to the first of it; true where nothing is.</summary>
    public bool CheckAll()
    {
        IsChecked = true;
        FillGroups();
        Check();
        if (Errors.Count > 0)
        {
            Reveal(Errors[0].Field);
        }

        return IsValid;
    }

    /// <summary>Puts the server's refusal on the fields that it names; each goes when its field is edited.</summary>
    public void ShowServerErrors(IReadOnlyList<FieldError> errors)
    {
        _server = [.. errors.Where(error => errors.Count == 1 || !ErrorPlaces.IsNote(error))];
        IsChecked = true;
        Check();
        if (Errors.FirstOrDefault(error => error.IsFromServer) is { } first)
        {
            Reveal(first.Field);
        }
    }

    /// <summary>The field of a path, or the nearest one around it.</summary>
    public FormField Find(FieldPath path)
    {
        var flat = FormField.FlatText(path);
        var here = Root;
        while (here.Children.Where(child => IsOnTheWay(child.FlatPath, flat)).MaxBy(child => child.FlatPath.Length) is { } next)
        {
            here = next;
        }

        return here;
    }

    /// <summary>Opens the way to a field and asks for the focus.</summary>
    public void Reveal(FormField field)
    {
        for (var above = field.Parent; above is not null; above = above.Parent)
        {
            if (!above.IsOpen)
            {
                above.Open(true);
            }

            if (above.Children.Count > above.ShownCount)
            {
                above.ShowMore(above.Children.Count);
            }
        }

        FocusAsked?.Invoke(field);
    }

    internal void Edit(FormField field, FieldEdit edit)
    {
        if (Document.Problem is not null || field.Lock is not null)
        {
            return;
        }

        _server = [.. _server.Where(error => !IsTouchedBy(error.Path, field.Path))];
        var document = DocumentEdit.Apply(Document, field, edit);
        _ = field.Problem is null ? _problems.Remove(field) : _problems.Add(field);
        Take(document);
    }

    /// <summary>A required group that nobody typed into is there with nothing in it, so that its own required fields are named and not the group.</summary>
    private void FillGroups()
    {
        while (Document.Problem is null && Errors.FirstOrDefault(IsMissingGroup) is { } missing && Document.Set(missing.Field.Path, MapValue.Empty) is var filled && !ReferenceEquals(filled, Document))
        {
            Take(filled);
        }
    }

    private static bool IsMissingGroup(FormError error) =>
        error.Field is { Kind: FieldKind.Group, IsRequired: true, IsPresent: false, Lock: null, Parent.Kind: FieldKind.Group } && error.Path.Equals(error.Field.Path) && !error.IsFromServer;

    private static bool IsOnTheWay(string above, string path) =>
        path.StartsWith(above, StringComparison.Ordinal) && (path.Length == above.Length || path[above.Length] == '.');

    private static bool IsTouchedBy(FieldPath error, FieldPath edited)
    {
        var (one, other) = (FormField.FlatText(error), FormField.FlatText(edited));
        return IsOnTheWay(one, other) || IsOnTheWay(other, one);
    }

    private void Take(ManifestDocument document)
    {
        Document = document;
        Root.Sync(document.Value);
        Check();
        Changed?.Invoke();
    }

    private void Check()
    {
        var verdict = FormCheck.Verdict(Definition, Document.Value);
        Undecided = verdict.Undecided;
        var found = verdict.Errors.Select(error => (Error: error, IsFromServer: false))
            .Concat(_server.Select(error => (Error: error, IsFromServer: true)));
        var errors = new List<FormError>();
        foreach (var (error, isFromServer) in found)
        {
            var placed = ErrorPlaces.Of(error);
            var field = Find(placed.Path);
            errors.Add(new(field, placed.Path, ErrorWords.Of(placed, field), isFromServer));
        }

        errors.AddRange(_problems.Where(field => field.Problem is not null && ReferenceEquals(Find(field.Path), field)).Select(field => new FormError(field, field.Path, $"{field.Label} cannot be read as YAML: {field.Problem}", false)));
        Blame([.. errors.DistinctBy(error => (error.Field, error.Words)).OrderBy(error => error.Field, FieldOrder.Instance)]);
    }

    private void Blame(List<FormError> errors)
    {
        var byField = errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(error => error.Words)]);
        foreach (var field in _blamed.Where(field => !byField.ContainsKey(field)))
        {
            field.Blame([]);
        }

        foreach (var (field, words) in byField)
        {
            field.Blame(words);
        }

        var isSame = errors.Select(error => (error.Field.PathText, error.Words)).SequenceEqual(Errors.Select(error => (error.Field.PathText, error.Words)));
        _blamed = [.. byField.Keys];
        Errors = errors;
        if (!isSame || !_wasChecked && IsChecked)
        {
            _wasChecked = IsChecked;
            ErrorsChanged?.Invoke();
        }
    }
}
