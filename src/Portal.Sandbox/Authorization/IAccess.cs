using Portal.Sandbox.Server;

namespace Portal.Sandbox.Authorization;

/// <summary>Who may do what. Both refuse by a RefusedException.</summary>
internal interface IAccess
{
    /// <summary>The user whom the request wants to be taken for, where its own user may.</summary>
    UserIdentity Impersonate(UserIdentity user, RequestInfo info, HttpRequest request);

    void Check(UserIdentity user, RequestInfo info);
}
