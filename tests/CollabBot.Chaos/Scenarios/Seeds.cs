using System.Globalization;
using Xunit;

namespace CollabBot.Chaos.Scenarios;

/// <summary>By which seeds a scenario runs: its own, or the one that <c>COLLABBOT_SEED</c> says, to play a run again.</summary>
internal static class Seeds
{
    private const string Variable = "COLLABBOT_SEED";

    public static TheoryData<int> Of(params int[] usual) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } seed ? [int.Parse(seed, CultureInfo.InvariantCulture)] : [.. usual];
}
