using CollabBot.Doubles.Teams.Connector;

namespace CollabBot.Doubles.Teams.Faults;

/// <summary>Something that goes wrong with a call of the bot.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Refused; nothing is accepted.</summary>
    /// <param name="RetryAfter">What the header asks to wait; null leaves it out.</param>
    public sealed record Refused(ConnectorError Error, ErrorShape Shape = ErrorShape.Current, TimeSpan? RetryAfter = null) : Fault;

    /// <summary>The connection is cut; nothing is accepted.</summary>
    public sealed record CutBefore : Fault;

    /// <summary>Accepted and recorded like any other, and then answered with an error all the same.</summary>
    public sealed record AcceptedThenFailed(int Status = 502, ErrorShape Shape = ErrorShape.Html) : Fault;

    /// <summary>Accepted and recorded like any other, and then the connection is cut.</summary>
    public sealed record AcceptedThenCut : Fault;

    /// <summary>Accepted, and answered with 202 and nothing else, so that the bot gets no id.</summary>
    public sealed record AcceptedWithoutId : Fault;

    /// <summary>Takes this much longer, and then goes on as if nothing had been.</summary>
    public sealed record Slow(TimeSpan By) : Fault;
}
