using System.Text.Json.Serialization;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>Something to be done soon. A hint: doing it twice, or finding it done, changes nothing.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(WelcomeTeam), "welcome")]
[JsonDerivedType(typeof(OpenRound), "open")]
[JsonDerivedType(typeof(OpenScheduledRound), "open-scheduled")]
[JsonDerivedType(typeof(SkipRounds), "skip")]
[JsonDerivedType(typeof(Several), "several")]
[JsonDerivedType(typeof(AskChunk), "ask")]
[JsonDerivedType(typeof(Remind), "remind")]
[JsonDerivedType(typeof(AdvanceRound), "advance")]
[JsonDerivedType(typeof(EndSweeps), "end-sweeps")]
[JsonDerivedType(typeof(RunErrand), "errand")]
public abstract record WorkItem
{
    private WorkItem()
    {
    }

    public sealed record WelcomeTeam(TeamRef Team) : WorkItem;

    /// <summary>A round that was begun, by the clock or by hand.</summary>
    public sealed record OpenRound(TeamRef Team, DateOnly Date) : WorkItem;

    /// <param name="Start">When it was to start.</param>
    public sealed record OpenScheduledRound(TeamRef Team, DateOnly Date, DateTimeOffset Start) : WorkItem;

    /// <summary>Dates whose rounds were missed for so long that they are not made up for.</summary>
    public sealed record SkipRounds(TeamRef Team, IReadOnlyList<DateOnly> Dates) : WorkItem;

    /// <summary>Hints to be given one by one: whoever has many leaves the giving to others.</summary>
    public sealed record Several(IReadOnlyList<WorkItem> Items) : WorkItem;

    /// <param name="Chunk">Counts the round's chunks from 0.</param>
    public sealed record AskChunk(RoundRef Round, int Chunk) : WorkItem;

    public sealed record Remind(RoundRef Round) : WorkItem;

    public sealed record AdvanceRound(RoundRef Round) : WorkItem;

    /// <summary>A round has begun a sweep: what is held of those before it is to be opened, and shown with it or destroyed.</summary>
    public sealed record EndSweeps(RoundRef Round) : WorkItem;

    /// <summary>The time of an errand has come.</summary>
    public sealed record RunErrand(TenantId Tenant, ErrandName Name) : WorkItem;
}

/// <summary>What is to become of a hint after somebody has worked on it.</summary>
public abstract record WorkOutcome
{
    private WorkOutcome()
    {
    }

    public sealed record Done : WorkOutcome
    {
        public static Done Instance { get; } = new();
    }

    /// <summary>Not finished; try again after <paramref name="Delay"/>.</summary>
    public sealed record Again(TimeSpan Delay) : WorkOutcome;
}
