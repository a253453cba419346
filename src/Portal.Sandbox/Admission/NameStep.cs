using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>Generates a name from generateName where none is given.</summary>
internal sealed class NameStep : IAdmissionStep
{
    private const string Letters = "bcdfghjklmnpqrstvwxz2456789";
    private const int LongestStem = 58;

    public MapValue Admit(AdmissionRequest request)
    {
        var stem = request.Object.At("metadata", "generateName")?.Text;
        return request.Old is null && string.IsNullOrEmpty(request.Name) && !string.IsNullOrEmpty(stem)
            ? request.Object.With(["metadata", "name"], Cut(stem) + System.Security.Cryptography.RandomNumberGenerator.GetString(Letters, 5))
            : request.Object;
    }

    private static string Cut(string stem) => stem.Length > LongestStem ? stem[..LongestStem] : stem;
}
