namespace CollabBot.Benchmarks.FanOut;

/// <summary>What a fan-out took.</summary>
/// <param name="CpuMs">Of the process that sends, for each person.</param>
/// <param name="TeamsCpuMs">Of the process that stands for Teams, for each person.</param>
/// <param name="AllocatedBytes">By the process that sends, for each person.</param>
internal sealed record FanOutFigures(int People, double PeoplePerSecond, double CpuMs, double TeamsCpuMs, double AllocatedBytes);
