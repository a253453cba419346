using Portal.Sandbox.BuiltIn;
using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>Built-in kinds are completed: defaults of the tables, then what the kind's rule adds.</summary>
internal sealed class KindStep : IAdmissionStep
{
    public MapValue Admit(AdmissionRequest request)
    {
        if (request.Resource.IsCustom || request.OfStatus)
        {
            return request.Object;
        }

        var kind = request.Resource.Type.Kind;
        Value value = request.Object;
        foreach (var (_, path, filling) in KindTables.Defaults.Where(row => row.Kind == kind))
        {
            value = FieldTable.Fill(value, path.Split('.'), filling);
        }

        if (KindTables.PodSpecs.TryGetValue(kind, out var pod))
        {
            foreach (var (path, filling) in KindTables.PodDefaults)
            {
                value = FieldTable.Fill(value, $"{pod}.{path}".Split('.'), filling);
            }
        }

        var whole = (MapValue)value;
        return KindRules.Find(kind)?.Prepare(request with { Object = whole }) ?? whole;
    }
}
