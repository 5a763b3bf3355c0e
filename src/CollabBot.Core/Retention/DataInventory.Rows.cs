namespace CollabBot.Core.Retention;

/// <summary>The rows, by what they are about.</summary>
public static partial class DataInventory
{
    internal const string Open = "open answers";
    internal const string Plans = "who was asked";
    internal const string Told = "who was told in person";
    internal const string Histograms = "histograms";
    internal const string Results = "results and releases";
    internal const string HeldComments = "held comments";
    internal const string ShownComments = "shown comments";
    internal const string SendLogs = "logs of what was sent";
    internal const string Members = "member lists";
    internal const string Settings = "team settings and opt-outs";
    internal const string Steps = "small steps and kits";
    internal const string Loop = "leaders' replies";
    internal const string Audit = "log of decisions";
    internal const string Aliases = "alias keys";
    internal const string People = "person records";
    internal const string Conversations = "addresses of people";
    internal const string Dialogs = "typed conversations";
    internal const string Greetings = "greetings";
    internal const string Desks = "leaders' desks";
    internal const string SpannerLogs = "logs of messages to those who connect";
    internal const string Absences = "since when somebody is in no team";
    internal const string Poison = "messages put aside";
    internal const string Quarantine = "damaged documents";
    internal const string Polls = "open votes";

    private const string D8 = "science.md D8";
    private const string Rel51 = "reliability.md 5.1";
    private const string Adr33 = "ADR 0033";
    private const string Removal = "all of it three months after the bot was removed from the team";

    private static IReadOnlyList<DataClass> OfAnswers =>
    [
        new(Open, DataOwner.Person, "one sealed slot for each person who answered, under a name that only the round's key can make; the key, wrapped", "until the round closes, six working days at most", "counted and destroyed, with the key, when the round closes", D8, ["round/{tenant}/{team}/{round}/inbox/{slot}", "round/{tenant}/{team}/{round}/key"]),
        new(Plans, DataOwner.Team, "the plan of a round: its promise, and who was asked which questions", "names: 30 days after the round closed; longer while its sweep goes on, or while a leader's promise from it is followed up", "names become aliases that only the team's key makes, questions go; the rest stays as long as the release", $"{Rel51}, {Adr33}", ["round/{tenant}/{team}/{round}/plan.json"]) { IsAggregate = true, NamesAfterErasure = "until the names go; who was promised as a reader of the digest stays as long as the release" },
        new(Told, DataOwner.Team, "whether a result went to the channel or to people, to whom, and in which message", "names: 124 days after the round; the rest as long as the release", "names are struck out, and the logs deleted", Adr33, ["round/{tenant}/{team}/{round}/telling.json", "round/{tenant}/{team}/{round}/loop/{told}", "round/{tenant}/{team}/{round}/ledger/tell"]) { IsAggregate = true, NamesAfterErasure = "until the names go" },
        new(Histograms, DataOwner.Team, "how often each answer was given in an area that passed its threshold; later three sums", "whole until the next sweep has ended, or 70 days after the last round of a team that is asked no more", "reduced to three sums; those go with the release", D8, ["round/{tenant}/{team}/{round}/result.json"]) { IsAggregate = true },
        new(Results, DataOwner.Team, "what was told of a round, and how far it has come; nobody's answer", $"24 months, or three months after the bot was removed from the team", "deleted", D8, ["round/{tenant}/{team}/{round}/state.json", "round/{tenant}/{team}/{round}/summary.json", "history/{tenant}/{team}"]) { IsAggregate = true },
        new(SendLogs, DataOwner.Team, "that a message was intended and what came of it, by person or by place in a list", "until the round, the step or the kit is over; at most 30 days after", "deleted", Rel51, ["round/{tenant}/{team}/{round}/ledger/{part}", "nudge/{tenant}/{team}/ledger/{step}/{part}", "kit/{tenant}/{team}/ledger/{kit}/{part}", "skipped/{tenant}/{team}/{date}", "channel-gone/{tenant}/{team}/{channel}/{date}", "welcome/{tenant}/{team}/{installed}"]) { NamesAfterErasure = "until it goes" },
        new("rounds under way", DataOwner.Team, "that a round still needs work", "while it does", "deleted when the round is over", Adr33, ["active/{tenant}/{team}/{round}"]),
        new(HeldComments, DataOwner.Person, "sealed comments under names that only the sweep's key can make, the key, and who was told that theirs is not shown, under such names too", "until the sweep ends; 90 days after the last round of a team that is asked no more", "shown together or deleted; destroyed with the key", $"{D8}, ADR 0022", ["comments/{tenant}/{team}/{sweep}/inbox/{slot}", "comments/{tenant}/{team}/{sweep}/key", "comments/{tenant}/{team}/{sweep}/ledger/{part}"]),
        new(ShownComments, DataOwner.Team, "comments that the leaders were shown, without author, date or round", "90 days after they were shown, looked for once a week", "deleted", D8, ["comments/{tenant}/{team}/{sweep}/release.json", "comments/{tenant}/{team}/{sweep}/end.json"]),
        new(Polls, DataOwner.Person, "what people said to a small step, or whether they noticed something: sealed slots and their key", "until it is counted, at most some weeks", "counted and destroyed; or " + Removal, D8, ["poll/{tenant}/{team}/{poll}/*"]),
    ];

    private static IReadOnlyList<DataClass> OfTeams =>
    [
        new(Settings, DataOwner.Team, "name, rhythm, channel, thresholds, days off and what an admin calls them; who administers, who leads, who opted out", "while the bot is in the team, and three months", "all but the opt-outs is cleared; opt-outs stay, because without them people would be asked again", $"{D8}, {Adr33}", ["cfg/{tenant}/team/{team}"]) { NamesAfterErasure = "as somebody who is not to be asked" },
        new(Members, DataOwner.Team, "who was on the roster when the team was last asked, since when, and until when they pause", "while they are in the team; 30 days after the bot was removed from it", "the next roster and the event of their leaving take them out; the list is deleted", D8, ["members/{tenant}/{team}"]) { NamesAfterErasure = "when the team is asked next, as somebody on its roster who is not to be asked" },
        new("addresses of teams", DataOwner.Team, "where the team's channels can be reached", Removal, "deleted", D8, ["conversation/{tenant}/team/{team}"]),
        new(Steps, DataOwner.Team, "which small steps and kits the team was given, why, and how many said that they helped", "24 months", "older ones are struck out; " + Removal, D8, ["nudge/{tenant}/{team}/record.json", "nudge/{tenant}/{team}/week/{date}", "kit/{tenant}/{team}/record.json"]) { IsAggregate = true },
        new(Loop, DataOwner.Team, "what leaders replied to a digest, in their words, as the team read it; how many noticed", "24 months", "older ones are struck out; " + Removal, D8, ["loop/{tenant}/{team}"]) { IsAggregate = true },
        new(Audit, DataOwner.Team, "which settings were changed, when and by which admin; never an answer", "while the bot is in the team, and 12 months", "deleted as a whole: a chain that was cut would not verify", $"{Rel51}, {Adr33}", ["audit/{tenant}/{team}"]) { NamesAfterErasure = "as an admin who decided something, or as a leader who was named" },
        new(Aliases, DataOwner.Team, "the key, wrapped, that makes aliases of the names in old plans", "as long as a plan with aliases", "deleted with the team's last release", Adr33, ["alias/{tenant}/{team}"]),
        new("schedule", DataOwner.Team, "which team is due when, made from the settings; the clockwork's last tick", "as long as the settings", "struck out with them", Adr33, ["sched/{shard}"]),
        new("errands", DataOwner.Team, "what is to be done when, for which team, leader or person", "until it is done", "deleted", Adr33, ["errand/{tenant}/{name}"]),
        new("how steps do in an organisation", DataOwner.Tenant, "how often each step helped, over teams; no team and no person in it", "indefinitely", "stays", D8, ["tally/{tenant}/{step}"]) { IsAggregate = true },
    ];

    private static IReadOnlyList<DataClass> OfPeople =>
    [
        new(People, DataOwner.Person, "their teams and the newest round that each asked them in; how much they were sent in these weeks; quiet hours; their language; what they asked for as somebody who connects; that nothing reaches them", "while they are in a team, and 30 days", "deleted", D8, ["person/{tenant}/{person}"]),
        new(Conversations, DataOwner.Person, "where their chat with the bot can be reached", "while they are in a team, and 30 days; the next word they write notes it anew", "deleted", D8, ["conversation/{tenant}/person/{person}"]) { NamesAfterErasure = "if they write to the bot again" },
        new(Dialogs, DataOwner.Person, "where they stand in a typed conversation: names of steps, ids of teams and rounds, never an answer", "while they are in a team, and 30 days", "deleted; nobody goes on with one after a day", Adr33, ["dialog/{tenant}/{person}/{conversation}"]) { NamesAfterErasure = "if they write to the bot again" },
        new(Greetings, DataOwner.Person, "that the bot has greeted them", "while they are in a team, and 30 days", "deleted", Adr33, ["greeted/{tenant}/{person}"]),
        new(Desks, DataOwner.Person, "which rounds a leader is still to be told of, at which hour, and what was sent last", "while they are in a team, and 30 days", "deleted", D8, ["digest/{tenant}/{leader}/*"]),
        new(SpannerLogs, DataOwner.Person, "that a message was intended and what came of it", "until the next one", "deleted", Rel51, ["spanner/{tenant}/{person}/ledger/{date}"]),
        new(Absences, DataOwner.Person, "the day on which somebody was first found in no team", "30 days, or until they are in a team", "deleted with what it is about", Adr33, ["absent/{tenant}/{person}"]),
    ];

    private static IReadOnlyList<DataClass> OfNobody =>
    [
        new("stops", DataOwner.Tenant, "that the bot is to be still, in an organisation or everywhere, and since when", "until it goes on", "deleted", "ADR 0036", ["stop/{tenant}", "stop-everywhere"]),
        new("log of decisions about organisations", DataOwner.Tenant, "that the bot was stopped and let go on, when and by which administrator; never an answer", "as long as the organisation has the bot", "deleted with the organisation", $"{Rel51}, ADR 0036", ["audit-tenant/{tenant}", "audit-all"]) { NamesAfterErasure = "as an administrator who stopped the bot" },
        new("throttle notices", DataOwner.Tenant, "until when Teams asked to wait", "until then", "deleted", "ADR 0012", ["throttle/{tenant}"]),
        new("processes", DataOwner.Nobody, "which processes are alive, whose store it is, that the store works", "as long as the store", "overwritten", "ADR 0012", ["replica/{id}", "deployment", "health/canary"]),
        new(Poison, DataOwner.Nobody, "hints that could not be followed: ids of tenants, teams and rounds", "30 days, looked for once a day", "deleted", Rel51, ["poison/{queue}/{date}/{id}"]),
        new(Quarantine, DataOwner.Nobody, "copies of documents that could not be read", "30 days after they were first found", "deleted", Rel51, ["quarantine/*"]) { NamesAfterErasure = "until it goes" },
        new("disposal", DataOwner.Nobody, "how many of which class were disposed of on which day; how far the day's walk has come; when copies were first found", "indefinitely", "stays: it is the proof", "reliability.md 5.5", ["disposal/{day}", "disposing/walk", "disposing/quarantine"]),
    ];
}
