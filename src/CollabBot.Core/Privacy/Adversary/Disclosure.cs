namespace CollabBot.Core.Privacy.Adversary;

/// <summary>What became certain about answers of others. Ordered by how much it matters.</summary>
public enum Disclosure
{
    Nothing,

    /// <summary>
    /// All the others of five or more gave one and the same favourable answer. Not counted as recovered: the gate admits it, and ADR 0016 says why.
    /// </summary>
    Praise,

    /// <summary>That exactly one, or exactly two, of the others answered unfavourably.</summary>
    FewUnfavourable,

    /// <summary>That all the others answered unfavourably.</summary>
    AllUnfavourable,

    /// <summary>Which answer each of certain people gave.</summary>
    Answers,
}
