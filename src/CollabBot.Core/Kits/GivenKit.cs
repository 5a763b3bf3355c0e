using CollabBot.Core.Digests;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Kits;

/// <summary>A kit that a team was given, or is about to be. Immutable.</summary>
/// <param name="Name">Unique in the team; in letters, digits and hyphens.</param>
/// <param name="KitId">Of the library. One that it does not know any more is not given.</param>
/// <param name="On">The scheduled date that it stands in for; of one that a leader posted, the team's local date.</param>
public sealed record GivenKit(string Name, string KitId, DateOnly On, KitOrigin By)
{
    /// <summary>To whom; null until that is decided, and again when it is given: nobody needs to know any more.</summary>
    public Telling? Telling { get; init; }

    /// <summary>Nothing is left to do about it.</summary>
    public bool IsGiven { get; init; }

    internal static GivenKit Of(ConversationKit kit, DateOnly on, KitOrigin by) => new(KitRef.NameOf(on, kit.Area, by), kit.Id, on, by);
}

/// <summary>How it came that a team was given a kit. The names are part of the stored format.</summary>
public enum KitOrigin
{
    /// <summary>The team has too few people to be asked, and it was its turn.</summary>
    Turn,

    /// <summary>A leader posted it.</summary>
    Leader,
}
