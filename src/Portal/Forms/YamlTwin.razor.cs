using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Forms.Documents;
using Portal.Shell;

namespace Portal.Forms;

public sealed partial class YamlTwin : ComponentBase, IAsyncDisposable
{
    private const int Piece = 12_000;
    private ElementReference _host;
    private FormModel? _model;
    private TwinText? _text;
    private IJSObjectReference? _module;
    private IJSObjectReference? _editor;
    private DotNetObjectReference<YamlTwin>? _self;
    private IReadOnlyList<TwinMark> _marks = [];
    private Task _pushing = Task.CompletedTask;
    private bool _isPlain;
    private bool _isGone;

    [Inject] private IJSRuntime Script { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter, EditorRequired] public FormModel Model { get; set; } = null!;

    /// <summary>The name of the editor for screen readers.</summary>
    [Parameter] public string Label { get; set; } = "Manifest as YAML";

    protected override bool ShouldRender() => _model is null || !ReferenceEquals(_model, Model) || _isPlain;

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_model, Model))
        {
            return;
        }

        Leave();
        _model = Model;
        _model.Changed += Push;
        _model.ErrorsChanged += Push;
        if (_editor is not null)
        {
            Push();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            _text = new(Model.Document);
            _self = DotNetObjectReference.Create(this);
            _module = await Script.ImportAsync(Navigation, "yaml-editor");
            _editor = await _module.InvokeAsync<IJSObjectReference>("open", _host, _text.Text, Label, _self);
            Push();
        }
        catch (JSException)
        {
            _isPlain = true;
            StateHasChanged();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone.
        }
    }

    /// <summary>The browser's editor was edited; see <see cref="TwinText.Take"/>.</summary>
    [JSInvokable]
    public async Task EditedAsync(int from, int to, string insert, int length)
    {
        if (_text is null || _editor is null)
        {
            return;
        }

        if (!_text.Take(from, to, insert, length))
        {
            await ReadAgainAsync(_editor, length);
        }

        if (length >= 0)
        {
            Model.EditText(_text.For(Model.Document));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        Leave();
        await _pushing;
        await _editor.LeaveAsync();
        await _module.LeaveAsync();
        _self?.Dispose();
    }

    private void Leave()
    {
        if (_model is not null)
        {
            _model.Changed -= Push;
            _model.ErrorsChanged -= Push;
        }
    }

    private void Push()
    {
        if (_isPlain)
        {
            StateHasChanged();
        }
        else if (_editor is { } editor && _text is { } text && !_isGone)
        {
            var change = text.Follow(Model.Document);
            _pushing = PushAsync(_pushing, editor, change);
        }
    }

    private async Task PushAsync(Task before, IJSObjectReference editor, TextChange? change)
    {
        await before;
        try
        {
            if (change is not null)
            {
                await editor.InvokeVoidAsync("apply", change.From, change.To, change.Insert);
            }

            var marks = TwinMarks.Of(Model);
            if (!marks.SequenceEqual(_marks))
            {
                _marks = marks;
                await editor.InvokeVoidAsync("mark", marks);
            }
        }
        catch (Exception exception) when (exception is JSDisconnectedException or JSException or TaskCanceledException)
        {
            // A browser that went away or lost its editor shows the text again when it comes back.
        }
    }

    private async Task ReadAgainAsync(IJSObjectReference editor, int length)
    {
        var whole = new StringBuilder();
        for (var at = 0; at < Math.Max(length, 0); at += Piece)
        {
            whole.Append(await editor.InvokeAsync<string>("read", at, at + Piece));
        }

        _text!.Replace(whole.ToString());
    }

    private void EditedPlain(ChangeEventArgs args) => Model.EditText(args.Value as string ?? "");
}
