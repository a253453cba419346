using System.Text.Json;

namespace Portal.Kubernetes.Objects;

/// <summary>Reads from <c>spec</c> what points elsewhere, and how many replicas are wanted. Everything else of it is skipped.</summary>
internal sealed class SpecReader
{
    private readonly List<ObjectReference> _references = [];

    private bool _external;
    private string? _deletion;
    private bool _anyPolicy;
    private bool _mayDelete;

    public int? Replicas { get; private set; }

    public ExternalFate Fate
    {
        get
        {
            if (!_external && _deletion is null && !_anyPolicy)
            {
                return ExternalFate.None;
            }

            var kept = _anyPolicy ? !_mayDelete : _deletion == "Orphan";
            return kept ? ExternalFate.Kept : ExternalFate.Deleted;
        }
    }

    public ObjectReference[] References => _references.Count == 0 ? [] : [.. _references];

    public void Clear()
    {
        Replicas = null;
        (_external, _deletion, _anyPolicy, _mayDelete) = (false, null, false, false);
        _references.Clear();
    }

    public void Read(ref Utf8JsonReader reader)
    {
        if (!JsonSteps.EnterObject(ref reader))
        {
            return;
        }

        while (JsonSteps.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("replicas"u8))
            {
                Replicas = JsonSteps.Count(ref reader);
            }
            else if (reader.ValueTextEquals("crossplane"u8))
            {
                ReadCrossplane(ref reader);
            }
            else if (reader.ValueTextEquals("resourceRefs"u8))
            {
                ReadMany(ref reader, ReferenceRole.Part);
            }
            else if (SingleRole(ref reader) is { } role)
            {
                ReadOne(ref reader, role);
            }
            else if (!ReadFate(ref reader))
            {
                JsonSteps.SkipValue(ref reader);
            }
        }
    }

    private bool ReadFate(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("forProvider"u8))
        {
            _external = true;
            JsonSteps.SkipValue(ref reader);
        }
        else if (reader.ValueTextEquals("deletionPolicy"u8))
        {
            _deletion = JsonSteps.PooledText(ref reader);
        }
        else if (reader.ValueTextEquals("managementPolicies"u8))
        {
            ReadPolicies(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void ReadPolicies(ref Utf8JsonReader reader)
    {
        if (!JsonSteps.EnterArray(ref reader))
        {
            return;
        }

        while (JsonSteps.NextElement(ref reader))
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                reader.Skip();
                continue;
            }

            // The default says nothing of its own: deletionPolicy counts then.
            _anyPolicy |= !reader.ValueTextEquals("*"u8);
            _mayDelete |= reader.ValueTextEquals("*"u8) || reader.ValueTextEquals("Delete"u8);
        }
    }

    private static string? SingleRole(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("resourceRef"u8))
        {
            return ReferenceRole.Composite;
        }

        if (reader.ValueTextEquals("claimRef"u8))
        {
            return ReferenceRole.Claim;
        }

        if (reader.ValueTextEquals("writeConnectionSecretToRef"u8))
        {
            return ReferenceRole.ConnectionSecret;
        }

        return reader.ValueTextEquals("compositionRef"u8) ? ReferenceRole.Composition : null;
    }

    private void ReadCrossplane(ref Utf8JsonReader reader)
    {
        if (!JsonSteps.EnterObject(ref reader))
        {
            return;
        }

        while (JsonSteps.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("resourceRefs"u8))
            {
                ReadMany(ref reader, ReferenceRole.PartV2);
            }
            else if (reader.ValueTextEquals("compositionRef"u8))
            {
                ReadOne(ref reader, ReferenceRole.CompositionV2);
            }
            else
            {
                JsonSteps.SkipValue(ref reader);
            }
        }
    }

    private void ReadMany(ref Utf8JsonReader reader, string role)
    {
        if (!JsonSteps.EnterArray(ref reader))
        {
            return;
        }

        while (JsonSteps.NextElement(ref reader))
        {
            if (JsonSteps.IsObject(ref reader))
            {
                ReadReference(ref reader, role);
            }
        }
    }

    private void ReadOne(ref Utf8JsonReader reader, string role)
    {
        if (JsonSteps.EnterObject(ref reader))
        {
            ReadReference(ref reader, role);
        }
    }

    private void ReadReference(ref Utf8JsonReader reader, string role)
    {
        string? apiVersion = null, kind = null, ns = null, name = null;
        while (JsonSteps.NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("apiVersion"u8))
            {
                apiVersion = JsonSteps.PooledText(ref reader);
            }
            else if (reader.ValueTextEquals("kind"u8))
            {
                kind = JsonSteps.PooledText(ref reader);
            }
            else if (reader.ValueTextEquals("namespace"u8))
            {
                ns = JsonSteps.PooledText(ref reader);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                name = JsonSteps.PooledText(ref reader);
            }
            else
            {
                JsonSteps.SkipValue(ref reader);
            }
        }

        // Crossplane writes a reference's kind before the part has its name: nothing to follow yet.
        if (name is { Length: > 0 })
        {
            _references.Add(new ObjectReference(role, apiVersion, kind, ns, name));
        }
    }
}
