using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>What the API server said: the HTTP code, and the object or the Status.</summary>
internal sealed record Reply(int Code, MapValue? Body)
{
    public bool Ok => Code is >= 200 and < 300;
}
