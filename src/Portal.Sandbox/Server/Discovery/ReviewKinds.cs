using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>Kinds that are answered at once and never stored.</summary>
internal static class ReviewKinds
{
    private const string Authorization = "authorization.k8s.io";
    private const string Authentication = "authentication.k8s.io";

    public static IReadOnlyList<ResourceType> All { get; } =
    [
        new(Authorization, "v1", "SelfSubjectAccessReview", "selfsubjectaccessreviews", false),
        new(Authorization, "v1", "SelfSubjectRulesReview", "selfsubjectrulesreviews", false),
        new(Authorization, "v1", "SubjectAccessReview", "subjectaccessreviews", false),
        new(Authorization, "v1", "LocalSubjectAccessReview", "localsubjectaccessreviews", true),
        new(Authentication, "v1", "SelfSubjectReview", "selfsubjectreviews", false),
        new(Authentication, "v1", "TokenReview", "tokenreviews", false),
    ];
}
