namespace CollabBot.BotFramework.Activities;

/// <summary>What became of reading an activity. Nothing in it repeats a value that came in.</summary>
public abstract record ActivityParseOutcome
{
    private ActivityParseOutcome()
    {
    }

    public sealed record Parsed(Activity Activity) : ActivityParseOutcome;

    /// <summary>The body is no JSON, or not in UTF-8.</summary>
    /// <param name="Line">Zero-based line where reading stopped, if known.</param>
    /// <param name="BytePosition">Zero-based byte in that line.</param>
    public sealed record NotJson(long? Line, long? BytePosition) : ActivityParseOutcome;

    /// <summary>The body is nested deeper than <see cref="BotLimits.MaxJsonDepth"/>.</summary>
    public sealed record TooDeep : ActivityParseOutcome;

    /// <summary>
    /// An object names a member twice, or by half a character. Which of two counts is each reader's own guess: whoever checks might believe
    /// another one than whoever acts.
    /// </summary>
    public sealed record AmbiguousNames : ActivityParseOutcome;

    /// <summary>A required field is missing or of the wrong kind.</summary>
    /// <param name="Field">Path, such as <c>conversation.id</c>; empty for the whole body.</param>
    /// <param name="Came">Which kind of JSON came instead.</param>
    /// <param name="Wanted">What belongs there.</param>
    public sealed record Malformed(string Field, string Came, string Wanted) : ActivityParseOutcome;

    /// <summary>Channel data and conversation name different tenants.</summary>
    public sealed record TenantConflict : ActivityParseOutcome;
}
