using Microsoft.AspNetCore.Components;

namespace Portal.Forms.Fields;

/// <summary>
/// The component of one field. It redraws when its field says that it looks different and at no other time: neither its parent's redrawing
/// nor its own events do that, so a keystroke costs one field whatever the size of the form.
/// </summary>
public abstract class FieldComponent : ComponentBase, IHandleEvent, IDisposable
{
    private FormField? _field;
    private FormField? _also;
    private bool _mustRender = true;

    [Parameter, EditorRequired]
    public FormField Field { get; set; } = null!;

    /// <summary>What the parts of this field are called in the page.</summary>
    protected string Id => ElementIds.Of(Field.PathText);

    /// <summary>The same for the life of the field: the mistakes' text is empty while there are none.</summary>
    protected string DescribedBy => HasNotes ? $"{Id}-e {Id}-h" : Id + "-e";

    protected string? Invalid => Field.Errors.Count > 0 ? "true" : null;

    protected bool IsLocked => Field.Lock is not null;

    /// <summary>Another field that decides how this one is drawn, as the list does for its items.</summary>
    protected virtual FormField? AlsoWatched => null;

    /// <summary>Whether the choice of fields that are shown concerns this one.</summary>
    protected virtual bool WatchesFilter => false;

    private bool HasNotes => !string.IsNullOrEmpty(Field.Help) || Field.Constraint.Length > 0 || Field.Lock is not null;

    public override Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!ReferenceEquals(_field, Field))
        {
            Leave();
            _field = Field;
            _field.Changed += Redraw;
            _also = AlsoWatched;
            if (_also is not null)
            {
                _also.Changed += Redraw;
            }

            if (WatchesFilter)
            {
                _field.Form.FilterChanged += Redraw;
            }

            Redraw();
        }

        return Task.CompletedTask;
    }

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem callback, object? arg) => callback.InvokeAsync(arg);

    public void Dispose()
    {
        Leave();
        GC.SuppressFinalize(this);
    }

    protected void Redraw()
    {
        _mustRender = true;
        StateHasChanged();
    }

    private void Leave()
    {
        if (_field is not null)
        {
            _field.Changed -= Redraw;
            _field.Form.FilterChanged -= Redraw;
        }

        if (_also is not null)
        {
            _also.Changed -= Redraw;
        }
    }

    protected override bool ShouldRender()
    {
        var must = _mustRender;
        _mustRender = false;
        return must;
    }
}
