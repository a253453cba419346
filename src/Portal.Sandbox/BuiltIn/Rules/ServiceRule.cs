using System.Security.Cryptography;
using Portal.Sandbox.Admission;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>Services: an address of the cluster's range, target ports like the ports themselves.</summary>
internal sealed class ServiceRule : IKindRule
{
    public MapValue Prepare(AdmissionRequest request)
    {
        var service = request.Object;
        if (service["spec"] is not MapValue spec)
        {
            return service;
        }

        if (spec["type"]?.Text != "ExternalName" && string.IsNullOrEmpty(spec["clusterIP"]?.Text))
        {
            var address = request.Old?.At("spec", "clusterIP")?.Text ?? $"10.96.{RandomNumberGenerator.GetInt32(0, 256)}.{RandomNumberGenerator.GetInt32(1, 255)}";
            spec = spec.With("clusterIP", address).With("clusterIPs", new ListValue([address])).With("ipFamilies", new ListValue(["IPv4"])).With("ipFamilyPolicy", "SingleStack");
        }

        if (spec["ports"] is ListValue ports)
        {
            spec = spec.With("ports", new ListValue([.. ports.Elements.Select(port => port is MapValue map && !map.Has("targetPort") && map["port"] is { } number ? map.With("targetPort", number) : port)]));
        }

        service = service.With("spec", spec);
        return request.Old is null ? service.With("status", MapValue.Of(("loadBalancer", MapValue.Empty))) : service;
    }
}
