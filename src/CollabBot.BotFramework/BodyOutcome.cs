using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework;

/// <summary>What became of taking in a request's body.</summary>
internal abstract record BodyOutcome
{
    private BodyOutcome()
    {
    }

    public sealed record Read(ActivityParseOutcome Outcome) : BodyOutcome;

    /// <param name="Reason">As it is counted.</param>
    public sealed record Refused(int Status, string Reason, string Code, string Message) : BodyOutcome;
}
