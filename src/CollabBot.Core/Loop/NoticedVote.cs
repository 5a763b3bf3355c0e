namespace CollabBot.Core.Loop;

/// <summary>What a person can say to whether they noticed something. A closed set; compared by reference.</summary>
public sealed class NoticedVote
{
    private NoticedVote(string code, int weight) => (Code, Weight) = (code, weight);

    public static NoticedVote Yes { get; } = new("yes", 2);

    public static NoticedVote Partly { get; } = new("partly", 1);

    public static NoticedVote No { get; } = new("no", 0);

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<NoticedVote> All { get; } = [Yes, Partly, No];

    /// <summary>As cards and the store carry it.</summary>
    public string Code { get; }

    /// <summary>In halves of a person.</summary>
    internal int Weight { get; }

    /// <returns>Null for a code of none.</returns>
    public static NoticedVote? Find(string? code) => All.FirstOrDefault(vote => vote.Code == code);
}
