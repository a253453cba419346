using Microsoft.Extensions.Logging;
using Portal.Sandbox.Admission;
using Portal.Sandbox.Authorization;
using Portal.Sandbox.Crossplane.Install;
using Portal.Sandbox.Crossplane.Usages;
using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>The sandbox without its wire: store, admission, controllers and the handler of requests. Runs from <see cref="StartAsync"/> to disposal.</summary>
internal sealed class ControlPlane : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SandboxParts _parts;
    private readonly Journal? _journal;
    private readonly RbacRules _rules;
    private readonly RbacAuthorizer _authorizer;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _logs;
    private Task _running = Task.CompletedTask;

    public ControlPlane(SandboxOptions options, string authority, TimeProvider time, ILoggerFactory logs)
    {
        (_time, _logs, Tokens) = (time, logs, new(time));
        var registrar = new DefinitionRegistrar(Registry);
        _journal = options.DataDirectory is { } folder ? Journal.Open(folder) : null;
        if (_journal is not null)
        {
            Restoring.Run(_journal, Store, Registry, registrar);
        }

        Store.BeforeCommit = change =>
        {
            _journal?.Append(change);
            registrar.Take(change.Kind, change.Object);
        };
        _rules = new(Store);
        _authorizer = new(_rules);
        var admission = new AdmissionChain(
        [
            new DecodeStep(), new NameStep(), new NamespaceStep(Store), new MetadataStep(time), new SchemaStep(), new KindStep(), new EscalationStep(_authorizer, _rules, Store),
            new GenerationStep(), new OwnershipStep(time), new ValidationStep(), new ModeNotice(options.Crossplane),
        ]);
        var writer = new ObjectWriter(Store, admission);
        var remover = new ObjectRemover(Store, time) { Guard = new UsageGuard(Store, options.Crossplane).Check };
        var patcher = new Patcher(Store, writer, time);
        Api = new LocalApi(Store, Registry, writer, remover, patcher);
        _parts = SandboxAssembly.Build(new(options, time, logs, Api) { Registry = Registry, Authority = authority });
        Server = Requests(writer, remover, patcher);
    }

    public ObjectStore Store { get; } = new();

    public ResourceRegistry Registry { get; } = new();

    public Authenticator Tokens { get; }

    public ILocalApi Api { get; }

    public ApiServer Server { get; }

    /// <summary>Starts the controllers and plants the seeds.</summary>
    public async Task StartAsync(CancellationToken token)
    {
        var log = _logs.CreateLogger<ControllerLoop>();
        _running = Task.WhenAll(_parts.Controllers.Select(controller => Task.Run(() => new ControllerLoop(controller, Store, Api, _time, log).RunAsync(_stop.Token), token)));
        foreach (var seed in _parts.Seeds)
        {
            await seed.PlantAsync(Api, token);
        }
    }

    /// <summary>Ends the watches and controllers; what is stored stays readable.</summary>
    public Task StopAsync() => _stop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Store.Close();
        _journal?.Dispose();
        _stop.Dispose();
    }

    private ApiServer Requests(ObjectWriter writer, ObjectRemover remover, Patcher patcher)
    {
        var access = new Access(_authorizer);
        var tables = new TableWriter(_time);
        var answers = new ObjectAnswer(tables);
        var subresources = new SubresourceEndpoint(
            new(Store, writer, _time), new(Store, _parts.PodLogs, _time, _stop.Token), new(Store, _parts.ServiceProxies), new(Store, Tokens, _time));
        var resources = new ResourceEndpoint(
            Registry, Store, new(Store), new(Store, tables, _time, _stop.Token),
            new(writer, remover, patcher, Store, access, answers), answers, subresources, new(_authorizer, _rules, Tokens, _time));
        var discovery = new DiscoveryEndpoint(new DiscoveryDocuments(Registry), new OpenApiDocuments(Registry, Store));
        return new(Tokens, access, discovery, resources, _logs.CreateLogger<ApiServer>());
    }
}
