using System.Text.Json.Serialization;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Kits;

/// <summary>The kits that a team was given: what is in it was decided once, and stands. Immutable. Holds nothing that anybody answered.</summary>
public sealed record TeamKits
{
    /// <summary>In so many days a kit comes by itself once at most, and one area is posted once at most.</summary>
    public const int DaysBetween = 28;

    /// <summary>More than come in a year.</summary>
    private const int KitsRemembered = 32;

    public static TeamKits None { get; } = new();

    /// <summary>Newest last.</summary>
    public IReadOnlyList<GivenKit> Given { get => field ?? []; init; }

    /// <summary>How many came by themselves so far.</summary>
    public int Turns { get; init; }

    /// <summary>The newest that came by itself; null when none did.</summary>
    [JsonIgnore]
    public GivenKit? LastTurn => Given.LastOrDefault(given => given.By is KitOrigin.Turn);

    public GivenKit? Find(string name) => Given.FirstOrDefault(given => given.Name == name);

    /// <summary>The one that came by itself on a scheduled date, or is about to.</summary>
    public GivenKit? TurnOf(DateOnly date) => Given.FirstOrDefault(given => given.By is KitOrigin.Turn && given.On == date);

    /// <summary>This record with the kit whose turn it is, unless one came within <see cref="DaysBetween"/> days. Repeating it changes nothing.</summary>
    /// <param name="date">The scheduled date.</param>
    /// <param name="order">The eight areas, in the team's own order.</param>
    public TeamKits WithTurn(DateOnly date, IReadOnlyList<PracticeArea> order) =>
        LastTurn is { } last && date < last.On.AddDays(DaysBetween)
            ? this
            : With(GivenKit.Of(ConversationKits.Shipped.Of(order[Turns % order.Count]), date, KitOrigin.Turn)) with { Turns = Turns + 1 };

    /// <summary>The last time that a leader posted an area's kit within <see cref="DaysBetween"/> days; null when none did.</summary>
    public GivenKit? PostedLately(PracticeArea area, DateOnly today) => Given.LastOrDefault(
        given => given.By is KitOrigin.Leader && ConversationKits.Shipped.Find(given.KitId)?.Area == area && today < given.On.AddDays(DaysBetween));

    /// <summary>This record with a kit that a leader posts, unless it was posted lately. Repeating it changes nothing.</summary>
    public TeamKits WithPost(PracticeArea area, DateOnly today) =>
        PostedLately(area, today) is not null ? this : With(GivenKit.Of(ConversationKits.Shipped.Of(area), today, KitOrigin.Leader));

    /// <summary>This record with another state of a kit; as it is when it has none of that name.</summary>
    public TeamKits Changed(string name, Func<GivenKit, GivenKit> change) =>
        Find(name) is { } known && change(known) is var changed && changed != known ? this with { Given = [.. Given.Select(given => given == known ? changed : given)] } : this;

    /// <summary>This record without a kit that could not be given.</summary>
    public TeamKits Without(string name) => Find(name) is null ? this : this with { Given = [.. Given.Where(given => given.Name != name)] };

    private TeamKits With(GivenKit kit) => this with { Given = [.. Given.Append(kit).TakeLast(KitsRemembered)] };
}
