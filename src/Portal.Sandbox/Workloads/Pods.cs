using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Sandbox.Definitions;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>Pods as their controllers make and count them.</summary>
internal static class Pods
{
    public const string TemplateHash = "pod-template-hash";
    private const string Letters = "bcdfghjklmnpqrstvwxz2456789";

    public static MapValue Of(MapValue owner, Value? template, string? name)
    {
        var metadata = (template?["metadata"] as MapValue ?? MapValue.Empty).With("namespace", Owned.Namespace(owner)!).With("ownerReferences", Owned.Reference(owner));
        metadata = name is null ? metadata.With("generateName", Owned.Name(owner) + "-") : metadata.With("name", name);
        return MapValue.Of(("apiVersion", "v1"), ("kind", "Pod"), ("metadata", metadata), ("spec", template?["spec"]));
    }

    public static bool IsActive(MapValue pod) => !Owned.IsTerminating(pod) && pod.At("status", "phase")?.Text is not ("Succeeded" or "Failed");

    public static bool IsReady(MapValue pod) => IsActive(pod) && ConditionList.IsTrue(pod.At("status", "conditions"), "Ready");

    /// <summary>Ten characters that are the same for equal templates.</summary>
    public static string HashOf(Value template)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(ValueWriter.ToJson(Sorted(template))));
        return string.Concat(hash.Take(10).Select(one => Letters[one % Letters.Length]));
    }

    /// <summary>A number of pods, or a share of all of them.</summary>
    public static long Share(Value? value, long all, bool up)
    {
        if (value?.Text is { } text && text.EndsWith('%') && double.TryParse(text[..^1], CultureInfo.InvariantCulture, out var percent))
        {
            return (long)(up ? Math.Ceiling(all * percent / 100) : Math.Floor(all * percent / 100));
        }

        return (value as NumberValue)?.AsInteger ?? 0;
    }

    private static Value Sorted(Value value) => value switch
    {
        MapValue map => new MapValue(map.Pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        ListValue list => new ListValue([.. list.Elements.Select(Sorted)]),
        _ => value,
    };
}
