using System.Globalization;
using System.Numerics;

namespace Portal.Sandbox.Workloads;

/// <summary>
/// A schedule of five fields as CronJobs have it (minute, hour, day of month, month, day of week), or <c>@hourly</c> and its kin. Where both kinds
/// of day are restricted, either of them will do.
/// </summary>
internal sealed class CronSchedule
{
    private const int LongestSearchYears = 5;
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly (int Low, int High, string[] Names)[] Ranges = [(0, 59, []), (0, 23, []), (1, 31, []), (1, 12, Months), (0, 7, Days)];

    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
        ["@monthly"] = "0 0 1 * *",
        ["@weekly"] = "0 0 * * 0",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@hourly"] = "0 * * * *",
    };

    private readonly ulong[] _sets;
    private readonly bool _anyDay;

    private CronSchedule(ulong[] sets, bool anyDay) => (_sets, _anyDay) = (sets, anyDay);

    /// <exception cref="FormatException">The text is no schedule; the message is that of the cron library that Kubernetes uses.</exception>
    public static CronSchedule Parse(string text)
    {
        if (text.StartsWith('@') && !Named.ContainsKey(text))
        {
            throw new FormatException($"unrecognized descriptor: {text}");
        }

        var fields = Named.GetValueOrDefault(text, text).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Ranges.Length)
        {
            throw new FormatException(text.Length == 0 ? "empty spec string" : $"expected exactly {Ranges.Length} fields, found {fields.Length}: [{string.Join(' ', fields)}]");
        }

        var sets = fields.Select((field, i) => field.Split(',').Aggregate(0UL, (set, part) => set | Part(part, Ranges[i].Low, Ranges[i].High, Ranges[i].Names))).ToArray();
        sets[4] |= sets[4] >> 7 & 1;
        return new(sets, fields[2][0] is '*' or '?' || fields[4][0] is '*' or '?');
    }

    /// <summary>The first minute after a moment that fits, by the clock of the zone; null where none does within five years.</summary>
    public DateTimeOffset? After(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        local = local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        for (var end = local.AddYears(LongestSearchYears); local < end;)
        {
            if (!FitsDay(local))
            {
                local = local.Date.AddDays(1);
            }
            else if (!Has(1, local.Hour))
            {
                local = local.Date.AddHours(local.Hour + 1);
            }
            else if (!Has(0, local.Minute) || zone.IsInvalidTime(local))
            {
                local = local.AddMinutes(1);
            }
            else
            {
                return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
            }
        }

        return null;
    }

    private bool FitsDay(DateTime day)
    {
        var (ofMonth, ofWeek) = (Has(2, day.Day), Has(4, (int)day.DayOfWeek));
        return Has(3, day.Month) && (_anyDay ? ofMonth && ofWeek : ofMonth || ofWeek);
    }

    private bool Has(int field, int value) => (_sets[field] >> value & 1) == 1;

    private static ulong Part(string text, int low, int high, string[] names)
    {
        var halves = text.Split('/');
        var ends = halves[0].Split('-');
        if (halves.Length > 2 || ends.Length > 2)
        {
            throw new FormatException(halves.Length > 2 ? $"too many slashes: {text}" : $"too many hyphens: {text}");
        }

        var isAll = halves[0] is "*" or "?";
        var from = isAll ? low : Number(ends[0], names);
        var to = isAll || ends.Length == 1 && halves.Length == 2 ? high : ends.Length == 2 ? Number(ends[1], names) : from;
        var step = halves.Length == 2 ? Number(halves[1], []) : 1;
        Check(from, to, step, low, high, text);
        return Steps(from, to, step);
    }

    private static void Check(int from, int to, int step, int low, int high, string text)
    {
        var error = from < low ? $"beginning of range ({from}) below minimum ({low}): {text}"
            : to > high ? $"end of range ({to}) above maximum ({high}): {text}"
            : from > to ? $"beginning of range ({from}) beyond end of range ({to}): {text}"
            : step == 0 ? $"step of range should be a positive number: {text}" : null;
        if (error is not null)
        {
            throw new FormatException(error);
        }
    }

    private static ulong Steps(int from, int to, int step)
    {
        var set = 0UL;
        for (var value = from; value <= to; value += Math.Min(step, 64))
        {
            set |= BitOperations.RotateLeft(1UL, value);
        }

        return set;
    }

    private static int Number(string text, string[] names)
    {
        var name = Array.FindIndex(names, one => one.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name >= 0 ? name + (names.Length == Months.Length ? 1 : 0)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException($"failed to parse int from {text}: strconv.Atoi: parsing \"{text}\": invalid syntax");
    }
}
