using CollabBot.Core.Insights.Analysis;

namespace CollabBot.Service.Insights;

/// <summary>What came of reading a file of responses.</summary>
internal abstract record ResponseFileOutcome
{
    private ResponseFileOutcome()
    {
    }

    /// <summary>It is what it should be.</summary>
    internal sealed record Whole(TeamResponses Team) : ResponseFileOutcome;

    /// <summary>It is not; nothing of it is used.</summary>
    internal sealed record Refused(InputProblems Problems) : ResponseFileOutcome;
}
