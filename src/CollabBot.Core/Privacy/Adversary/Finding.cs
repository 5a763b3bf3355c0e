namespace CollabBot.Core.Privacy.Adversary;

/// <summary>Answers that became certain, and how. Counts only: it names nobody and no answer.</summary>
/// <param name="Set">Which set of answers, as the attack numbers them: two findings about one set are about the same answers.</param>
/// <param name="Answers">How many of them.</param>
public sealed record Finding(Method Method, Audience Audience, Disclosure Disclosure, int Set, int Answers);

/// <summary>How an answer was recovered.</summary>
public enum Method
{
    /// <summary>From what was told of one set of answers, with the reader's own answer.</summary>
    Counting,

    /// <summary>From two sets that differ by a few answers.</summary>
    Difference,

    /// <summary>From a whole, less what was told of its parts.</summary>
    Remainder,

    /// <summary>Keys made again from a list of the staff.</summary>
    StaffList,

    /// <summary>Times of rows against when people were seen.</summary>
    Timing,

    /// <summary>The order of rows against the order in which people came.</summary>
    Order,

    /// <summary>The size of a sealed answer.</summary>
    Size,

    /// <summary>Items that only one person was asked.</summary>
    Items,

    /// <summary>One key in several rounds, against who was there.</summary>
    Linkage,
}
