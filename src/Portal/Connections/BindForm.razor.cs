using Microsoft.AspNetCore.Components;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Connections;

/// <summary>Chooses a Deployment, a container and a form for credentials, shows the server's dry run of each choice, and binds.</summary>
public sealed partial class BindForm : LiveComponent
{
    private readonly string _id = $"bind-{Guid.NewGuid():n}";
    private readonly BindingWish _wish = new();
    private LiveList<string> _containers = new([]);
    private BindingPreview? _preview;
    private int _turn;
    private bool _busy;

    [Parameter, EditorRequired] public Connection Connection { get; set; } = null!;

    [Parameter, EditorRequired] public ObjectKey Secret { get; set; } = null!;

    [Parameter, EditorRequired] public LiveList<BindingTarget> Targets { get; set; } = null!;

    /// <summary>The form has done its work, or is not wanted any more.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    [Inject] private Bindings Bindings { get; set; } = null!;

    /// <summary>A variable from a key that is not there would keep the container from starting.</summary>
    private string? Note
    {
        get
        {
            if (Connection.Keys.Version is null)
            {
                return Connection.Keys.Why is { } why ? $"{why} Pods that need the credentials start when they are there." : null;
            }

            var missing = Connection.Keys.Keys.Where(key => key.State == KeyState.Missing).Select(key => key.Name).ToList();
            return missing.Count == 0 ? null : $"The Secret has no {string.Join(", ", missing)} yet, so that is left out. Bind again when it is there.";
        }
    }

    protected override async Task OnInitializedAsync()
    {
        var owner = Connection.Place.Owner;
        (_wish.Name, _wish.Prefix) = (owner.Name, EnvNames.PrefixOf(owner.Name));
        await TakeDeploymentAsync(Targets.FirstOrDefault(target => target.WhyNot is null)?.Key);
    }

    private Task ChooseDeploymentAsync(ChangeEventArgs args) =>
        TakeDeploymentAsync(Targets.FirstOrDefault(target => target.Key.Name == Text(args))?.Key);

    private async Task TakeDeploymentAsync(ObjectKey? deployment)
    {
        (_wish.Deployment, _wish.Container) = (deployment, "");
        if (deployment is not null)
        {
            _containers = await Bindings.ContainersAsync(Caller, deployment, Lifetime);
            _wish.Container = _containers.FirstOrDefault() ?? "";
        }

        await ChangeAsync(() => { });
    }

    /// <summary>Takes a choice and asks what it would do. An answer that is late for the newest choice is dropped.</summary>
    private async Task ChangeAsync(Action change)
    {
        change();
        if (Order() is not { } order)
        {
            return;
        }

        var turn = ++_turn;
        _preview = null;
        var preview = await Bindings.PreviewAsync(Caller, order, Lifetime);
        if (turn == _turn)
        {
            _preview = preview;
        }
    }

    private async Task BindAsync()
    {
        if (Order() is not { } order || _busy)
        {
            return;
        }

        _busy = true;
        var done = await Bindings.BindAsync(Caller, order, Lifetime);
        _busy = false;
        if (done.CanApply)
        {
            await OnDone.InvokeAsync();
            return;
        }

        _preview = done;
    }

    private BindingOrder? Order()
    {
        if (_wish.Deployment is not { } deployment)
        {
            return null;
        }

        var owner = Connection.Place.Owner;
        var keys = (Connection.Keys.Version is null ? Connection.Keys.Keys.Select(key => key.Name) : Connection.Keys.Present).ToList();
        var type = keys.Contains("type") ? null : ServiceType.Of(owner.Type, keys) ?? owner.Type.Kind.ToLowerInvariant();
        return new(_wish.Name, owner.Key, Secret, Connection.Keys.Version, keys, type, deployment, _wish.Container, _wish.Form, _wish.Prefix);
    }

    private static string Text(ChangeEventArgs args) => args.Value?.ToString() ?? "";
}
