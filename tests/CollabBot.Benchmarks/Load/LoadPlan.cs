namespace CollabBot.Benchmarks.Load;

/// <summary>How much is measured.</summary>
/// <param name="Connections">Each has one request under way, in a conversation of its own.</param>
/// <param name="WarmUp">For each variant and workload, before anything counts.</param>
/// <param name="Duration">Of one measurement.</param>
/// <param name="Repetitions">Rounds; in each of them every variant has its turn.</param>
internal sealed record LoadPlan(int Connections, TimeSpan WarmUp, TimeSpan Duration, int Repetitions);
