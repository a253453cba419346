using Portal.Sandbox.Admission;
using Portal.Sandbox.Workloads;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>CronJobs: a schedule that can be read, a time zone that exists, a name that leaves room for that of its Jobs.</summary>
internal sealed class CronJobRule : IKindRule
{
    private const int LongestName = 52;
    private static readonly string[] Policies = ["Allow", "Forbid", "Replace"];
    private static readonly WorkloadRule Workload = new();

    public MapValue Prepare(AdmissionRequest request) => Workload.Prepare(request);

    public IEnumerable<FieldError> Validate(AdmissionRequest request)
    {
        var spec = request.Object["spec"];
        if (request.Old is null && request.Name.Length > LongestName)
        {
            yield return Invalid(FieldPath.Of("metadata", "name"), request.Name, $"must be no more than {LongestName} characters");
        }

        if (spec?["schedule"]?.Text is { Length: > 0 } schedule && Mistake(schedule) is { } why)
        {
            yield return Invalid(FieldPath.Of("spec", "schedule"), schedule, why);
        }

        if (spec?["timeZone"]?.Text is { } zone && (zone.Length == 0 || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
        {
            yield return Invalid(FieldPath.Of("spec", "timeZone"), zone, zone.Length == 0 ? "timeZone must be nil or non-empty string" : $"unknown time zone {zone}");
        }

        if (spec?["concurrencyPolicy"]?.Text is { } policy && !Policies.Contains(policy))
        {
            yield return new(FieldPath.Of("spec", "concurrencyPolicy"), FieldErrorKind.FieldValueNotSupported,
                $"Unsupported value: {ValueWriter.ToJson(policy)}: supported values: {string.Join(", ", Policies.Select(one => $"\"{one}\""))}");
        }

        if (spec?.At("jobTemplate", "spec", "template", "spec", "restartPolicy")?.Text is not ("OnFailure" or "Never"))
        {
            yield return new(
                FieldPath.Of("spec", "jobTemplate", "spec", "template", "spec", "restartPolicy"), FieldErrorKind.FieldValueRequired, "Required value: valid values: \"OnFailure\", \"Never\"");
        }
    }

    private static string? Mistake(string schedule)
    {
        if (schedule.Contains("TZ", StringComparison.Ordinal))
        {
            return "cannot use TZ or CRON_TZ in schedule, use timeZone field instead";
        }

        try
        {
            CronSchedule.Parse(schedule);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    private static FieldError Invalid(FieldPath path, string value, string why) => new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(value)}: {why}");
}
