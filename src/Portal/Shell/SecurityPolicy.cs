namespace Portal.Shell;

/// <summary>The headers of every answer (threats.md rows 36 to 38). The UI kit sets styles in elements, so style-src alone is loose.</summary>
internal static class SecurityPolicy
{
    public static HeaderPolicyCollection Headers { get; } = new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicySameOrigin() // without a referrer a browser also sends no Origin, and sign-in could not tell its own form from another site's
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().Self();
            policy.AddScriptSrc().Self();
            policy.AddStyleSrc().Self().UnsafeInline();
            policy.AddImgSrc().Self().Data();
            policy.AddConnectSrc().Self();
            policy.AddObjectSrc().None();
            policy.AddBaseUri().Self();
            policy.AddFormAction().Self();
            policy.AddFrameAncestors().None();
        });
}
