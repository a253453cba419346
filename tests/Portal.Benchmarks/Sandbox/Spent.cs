using System.Diagnostics;

namespace Portal.Benchmarks.Sandbox;

/// <summary>What has been spent since the beginning: time, processor time and allocations of the process.</summary>
internal readonly record struct Spent(long At, TimeSpan Cpu, long Bytes)
{
    public static Spent Begin() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());

    public TimeSpan Wall => Stopwatch.GetElapsedTime(At);

    public TimeSpan Processor => Environment.CpuUsage.TotalTime - Cpu;

    public long Allocated => GC.GetTotalAllocatedBytes() - Bytes;
}
