namespace CollabBot.Core.Comments;

/// <summary>What people are promised about comments before they write any. Immutable; part of <see cref="Privacy.Promise"/>.</summary>
public sealed record CommentPromise
{
    /// <summary>No setting goes below this.</summary>
    public const int Floor = 10;

    /// <summary>So many comments on an area, of people who do not receive the digest, are shown together or not at all.</summary>
    public const int FewestComments = 3;

    /// <summary>How long comments are kept after they were released.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <param name="areTaken">Whether people may comment.</param>
    /// <param name="answers">How many people must have answered an area in one round of the sweep, <see cref="Floor"/> or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below <see cref="Floor"/>.</exception>
    public CommentPromise(bool areTaken, int answers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(answers, Floor);
        (AreTaken, Answers) = (areTaken, answers);
    }

    public bool AreTaken { get; }

    public int Answers { get; }

    /// <summary>What is promised next, when this was promised last and an admin wants something else.</summary>
    /// <remarks>Comments begin with a sweep and end with any round; the number of answers they need only ever rises, also while there are none.</remarks>
    /// <param name="last">Null when nothing was ever said of comments.</param>
    /// <param name="wanted">Null when no admin has decided anything.</param>
    internal static CommentPromise? Next(CommentPromise? last, CommentPromise? wanted, bool startsSweep) => last is null && wanted is null ? null : new CommentPromise(
        wanted is { AreTaken: true } && (startsSweep || last is { AreTaken: true }),
        Math.Max(last?.Answers ?? Floor, wanted?.Answers ?? Floor));
}
