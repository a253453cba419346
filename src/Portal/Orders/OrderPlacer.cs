using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>
/// Orders in the person's own name: a POST that may be sent any number of times and makes one object. An object of the same name with the
/// order's own request-id is the order itself, whose answer was lost.
/// </summary>
public sealed class OrderPlacer(CallerClients clients)
{
    private static readonly WriteOptions Real = WriteOptions.Default with { FieldManager = OrderAnnotations.ManagedBy };
    private static readonly WriteOptions Dry = WriteOptions.Dry with { FieldManager = OrderAnnotations.ManagedBy };

    public async Task<OrderOutcome> PlaceAsync(Caller caller, OrderRequest request, CancellationToken token)
    {
        try
        {
            return await TryAsync(caller, request, token);
        }
        catch (Exception first) when (first is HttpRequestException or TimeoutException)
        {
            // The order may have arrived and its answer not: the second try tells.
            return await AgainAsync(caller, request, token);
        }
    }

    /// <summary>Asks the server what it would do (dryRun=All, fieldValidation=Strict).</summary>
    public async Task<OrderOutcome> RehearseAsync(Caller caller, OrderRequest request, CancellationToken token)
    {
        try
        {
            return await clients.For(caller).CreateAsync(request.Type, request.Namespace, ValueWriter.ToUtf8(request.Manifest), Dry, token) switch
            {
                Accepted accepted => new OrderOutcome.Rehearsed((MapValue)ValueReader.Read(accepted.Utf8).Value, accepted.Warnings),
                Refused { Status.IsAlreadyExists: true } refused => await AlreadyThereAsync(caller, request, refused, token),
                var refused => Refusal.Of((Refused)refused, request.Type, request.Namespace),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return new OrderOutcome.Unreachable("The control plane does not answer, so it could not be asked. What you typed is kept.");
        }
    }

    private async Task<OrderOutcome> AgainAsync(Caller caller, OrderRequest request, CancellationToken token)
    {
        try
        {
            return await TryAsync(caller, request, token);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return new OrderOutcome.Unreachable("The control plane does not answer. Nothing is lost: press Apply again, it cannot be ordered twice.");
        }
    }

    private async Task<OrderOutcome> TryAsync(Caller caller, OrderRequest request, CancellationToken token) =>
        await clients.For(caller).CreateAsync(request.Type, request.Namespace, ValueWriter.ToUtf8(request.Manifest), Real, token) switch
        {
            Accepted accepted => new OrderOutcome.Placed(accepted.Project(request.Type).Key, request.RequestId, accepted.Warnings),
            Refused { Status.IsAlreadyExists: true } refused => await AlreadyThereAsync(caller, request, refused, token),
            var refused => Refusal.Of((Refused)refused, request.Type, request.Namespace),
        };

    private async Task<OrderOutcome> AlreadyThereAsync(Caller caller, OrderRequest request, Refused refused, CancellationToken token)
    {
        if (await clients.For(caller).GetAsync(request.Key, token) is not Accepted accepted)
        {
            return Refusal.Taken(refused, isDeleting: false);
        }

        var there = accepted.Project(request.Type);
        return there.Annotations[OrderAnnotations.RequestId] == request.RequestId
            ? new OrderOutcome.Placed(there.Key, request.RequestId, refused.Warnings)
            : Refusal.Taken(refused, there.IsDeleting);
    }
}
