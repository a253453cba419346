namespace Portal.Insights;

/// <summary>Lines that came together. <paramref name="Trouble"/> says why none come any more, for now.</summary>
internal sealed record LogBatch(IReadOnlyList<string> Lines, string? Trouble);
