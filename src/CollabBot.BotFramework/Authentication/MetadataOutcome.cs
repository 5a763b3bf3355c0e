namespace CollabBot.BotFramework.Authentication;

/// <summary>What became of fetching the keys.</summary>
internal abstract record MetadataOutcome
{
    private MetadataOutcome()
    {
    }

    public sealed record Fetched(SigningKeys Keys) : MetadataOutcome;

    /// <param name="Code">Why, for the log: a status, a kind of network error, or which part of the answer was wrong.</param>
    public sealed record Failed(string Code) : MetadataOutcome;
}
