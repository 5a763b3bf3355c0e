namespace CollabBot.Core.Retention;

/// <summary>How far the walk of a day has come, so that another process goes on where one died. Immutable, stored.</summary>
/// <param name="Day">In UTC.</param>
/// <param name="BeatAt">When whoever walks last said so.</param>
internal sealed record DisposalWalk(DateOnly Day, DateTimeOffset BeatAt)
{
    /// <summary>The last team that is done, by its tenant and id; null before the first.</summary>
    public Teams.TeamRef? Team { get; init; }

    /// <summary>Teams are done, and so is everything else of the day.</summary>
    public bool IsDone { get; init; }
}

/// <summary>Since when somebody is in no team. Immutable, stored.</summary>
/// <param name="Since">The day on which that was first found, in UTC.</param>
internal sealed record Absence(DateOnly Since);

/// <summary>When copies of damaged documents were first found, by a hash of their key. Immutable, stored.</summary>
internal sealed record FoundCopies(IReadOnlyDictionary<string, DateOnly> Since);

/// <summary>Something whose time is over.</summary>
/// <param name="Class">As <see cref="DataClass.Name"/>.</param>
/// <param name="Count">How many.</param>
/// <param name="DisposeAsync">Disposes of it; safe to repeat. Null when a hold keeps it.</param>
internal sealed record Due(string Class, int Count, Func<CancellationToken, Task>? DisposeAsync);
