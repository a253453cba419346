namespace Portal.Benchmarks;

/// <summary>One measurement of the suite, with its floor taken in the same run.</summary>
internal interface IBenchmark
{
    /// <summary>As in the suite's table: P1, P5, ...</summary>
    string Name { get; }

    string Question { get; }

    Task RunAsync(Figures figures, CancellationToken cancellation);
}
