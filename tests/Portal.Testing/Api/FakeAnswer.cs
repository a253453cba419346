using System.Text.Json.Nodes;

namespace Portal.Testing.Api;

/// <summary>An answer that a test puts in the place of the ordinary one.</summary>
public sealed record FakeAnswer(int Code, string Body, string? RetryAfter = null, string? Warning = null)
{
    public static FakeAnswer Status(int code, string reason, string message = "scripted", string? retryAfter = null) =>
        new(code, StatusJson(code, reason, message).ToJsonString(), retryAfter);

    public static JsonObject StatusJson(int code, string reason, string message) => new()
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["metadata"] = new JsonObject(),
        ["status"] = "Failure",
        ["message"] = message,
        ["reason"] = reason,
        ["code"] = code,
    };
}
