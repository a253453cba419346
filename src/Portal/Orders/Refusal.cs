using System.Text.RegularExpressions;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Schema.Paths;

namespace Portal.Orders;

/// <summary>Puts the API server's refusal of a write on the fields that it is about, in plain words where the server's are not.</summary>
internal static partial class Refusal
{
    private const int MostCauses = 200;
    private static readonly FieldPath Name = FieldPath.Of("metadata", "name");
    private static readonly FieldPath Namespace = FieldPath.Of("metadata", "namespace");

    public static OrderOutcome Of(Refused refused, ResourceType type, string? ns)
    {
        var status = refused.Status;
        return status switch
        {
            { IsThrottled: true } or { Code: >= 500 } => new OrderOutcome.Unreachable($"The control plane could not answer just now ({status.Message.TrimEnd('.')}). Try again."),
            { IsUnauthorized: true } => new OrderOutcome.Rejected([], "The control plane does not know you any more. Sign in again; what you typed is kept.", refused.Warnings),
            { IsForbidden: true } => Forbidden(refused, type, ns),
            { IsNotFound: true } => NotFound(refused, type, ns),
            { Code: 409 } => On(Name, FieldErrorKind.FieldValueDuplicate, "This name is taken. Choose another.", refused),
            _ => Invalid(refused),
        };
    }

    public static OrderOutcome Taken(Refused refused, bool isDeleting) => On(
        Name,
        FieldErrorKind.FieldValueDuplicate,
        isDeleting ? "This name is taken by one that is still being deleted. Wait a moment or choose another." : "This name is taken. Choose another.",
        refused);

    private static OrderOutcome Forbidden(Refused refused, ResourceType type, string? ns)
    {
        // Quotas, policies and namespaces on their way out answer 403 too, and say better than we could what they want.
        if (!refused.Status.Message.Contains(" cannot ", StringComparison.Ordinal))
        {
            return ns is null ? new OrderOutcome.Rejected([], refused.Status.Message, refused.Warnings)
                : On(Namespace, FieldErrorKind.FieldValueForbidden, $"Not allowed here: {refused.Status.Message}.", refused);
        }

        var words = ns is null
            ? $"You may not create {type.Plural}. Ask the platform team for the right."
            : $"You may not create {type.Plural} in {ns}. Choose another namespace or ask the platform team for the right.";
        return ns is null ? new OrderOutcome.Rejected([], words, refused.Warnings) : On(Namespace, FieldErrorKind.FieldValueForbidden, words, refused);
    }

    private static OrderOutcome NotFound(Refused refused, ResourceType type, string? ns) =>
        ns is not null && refused.Status.Message.Contains("namespaces", StringComparison.Ordinal)
            ? On(Namespace, FieldErrorKind.FieldValueNotFound, $"There is no namespace {ns}.", refused)
            : new OrderOutcome.Rejected([], $"The control plane serves no {type.Kind} any more: its offering was withdrawn.", refused.Warnings);

    private static OrderOutcome.Rejected Invalid(Refused refused)
    {
        List<FieldError> errors = [.. refused.Status.Causes.Where(cause => cause.Field is { Length: > 0 }).Take(MostCauses)
            .Select(cause => new FieldError(FieldPath.Parse(cause.Field!), Kind(cause.Reason), cause.Message))];
        errors.AddRange(StrictField().Matches(refused.Status.Message)
            .Select(match => new FieldError(FieldPath.Parse(match.Groups["path"].Value), FieldErrorKind.FieldValueInvalid, $"Invalid value: {match.Groups["what"].Value} field")));
        return new(errors, errors.Count == 0 ? refused.Status.Message : null, refused.Warnings);
    }

    private static FieldErrorKind Kind(string? reason) => Enum.TryParse<FieldErrorKind>(reason, out var kind) ? kind : FieldErrorKind.FieldValueInvalid;

    private static OrderOutcome.Rejected On(FieldPath path, FieldErrorKind kind, string words, Refused refused) => new([new(path, kind, words)], null, refused.Warnings);

    /// <summary>What strict field validation says (KEP-2885).</summary>
    [GeneratedRegex("(?<what>unknown|duplicate) field \"(?<path>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex StrictField();
}
