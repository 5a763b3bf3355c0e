using CollabBot.Core.Practice;

namespace CollabBot.Core.Privacy.Adversary;

/// <summary>Something that was told of a set of answers, or that lies in the store.</summary>
/// <param name="Authors">
/// Whose answers it may rest on, as far as anybody outside can know: those who answered, when that is known, else everybody who was asked.
/// </param>
/// <param name="Fewest">The least number of answers that the worst reader must reckon with; an insider is taken to know it exactly when it is <paramref name="Most"/> too.</param>
public sealed record Publication(Audience Audience, PracticeArea Area, IReadOnlySet<Author> Authors, int Fewest, int Most, IReadOnlyList<Statistic> Statistics);

/// <summary>Who can read it. All of them are taken to talk to each other, but not to the store's reader.</summary>
public enum Audience
{
    /// <summary>The channel of the team.</summary>
    Channel,

    /// <summary>Who receives the digest.</summary>
    Leader,

    /// <summary>Who sets the team up.</summary>
    Admin,

    /// <summary>Whoever copies the store.</summary>
    Store,
}
