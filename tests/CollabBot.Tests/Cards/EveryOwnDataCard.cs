using System.Globalization;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Calendars;
using CollabBot.Core.OwnData;
using CollabBot.Core.Teams;
using CollabBot.Teams.OwnData;

namespace CollabBot.Tests.Cards;

/// <summary>The cards about a person's own data.</summary>
internal static class EveryOwnDataCard
{
    private static readonly OwnTeam Team = new(
        new TeamRef(new TenantId("tenant-1"), new TeamId("team-1")), "Northside Care Partnership", Leads: false, Administers: false, IsOnlyAdmin: false, OptedOut: false, IsRemoved: false, null, new DateOnly(2026, 11, 24));

    private static readonly OwnDataView View = new([Team], 3, 1, 1, 2, 3, new QuietHours(new TimeOnly(18, 0), new TimeOnly(8, 30), "Europe/London"), Connects: true, IsUnreachable: false);

    public static AdaptiveCard Usual => OwnDataCards.Of(View);

    public static AdaptiveCard Nothing => OwnDataCards.Of(new OwnDataView([], 0, 0, 0, 0, 3, null, Connects: false, IsUnreachable: false));

    public static AdaptiveCard Asking => OwnDataCards.Asking(View);

    public static AdaptiveCard Erased => OwnDataCards.Erased(new ErasedData(["Northside Care Partnership"], 1));

    public static AdaptiveCard Objected => OwnDataCards.Objected(["Northside Care Partnership", null]);

    public static AdaptiveCard Complain => OwnDataCards.Complaint(ComplaintContact.Unknown);

    public static AdaptiveCard ComplainOnPage => OwnDataCards.Complaint(ComplaintContact.Parse("https://council.example/complain?about=data")!);

    public static AdaptiveCard ComplainByMail => OwnDataCards.Complaint(ComplaintContact.Parse("mailto:data.protection@council.example")!);

    public static AdaptiveCard Many(string longName, string nastyName) => OwnDataCards.Of(View with
    {
        Teams =
        [
            Team with { Name = longName, Leads = true, Administers = true, PausedUntil = new DateOnly(2027, 1, 11) },
            Team with { Name = nastyName, OptedOut = true },
            Team with { Name = null, Since = null, Administers = true },
            Team with { IsRemoved = true },
            .. Enumerable.Range(1, 60).Select(number => Team with { Name = string.Create(CultureInfo.InvariantCulture, $"Locality {number}") }),
        ],
        OpenAnswers = 0,
        OpenPulses = 0,
        Comments = 0,
        IsUnreachable = true,
    });

    public static AdaptiveCard AskingLeader(string nastyName) => OwnDataCards.Asking(View with { Teams = [Team with { Name = nastyName, Leads = true, Administers = true, IsOnlyAdmin = true }, Team with { Administers = true }] });
}
