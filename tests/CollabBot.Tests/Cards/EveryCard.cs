using System.Globalization;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.Ahead;
using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Kits;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Shifts;
using CollabBot.Core.Spanners;
using CollabBot.Core.Teams;
using CollabBot.Teams.Administration;
using CollabBot.Teams.Comments;
using CollabBot.Teams.Delivery;
using CollabBot.Teams.Digests;
using CollabBot.Teams.Kits;
using CollabBot.Teams.Loop;
using CollabBot.Teams.Nudges;
using CollabBot.Teams.Pulses;
using CollabBot.Teams.Shifts;
using CollabBot.Teams.Spanners;
using CollabBot.Teams.Teams;
using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Cards;

/// <summary>Every card of the product, as usual and at its limits, by name.</summary>
internal static class EveryCard
{
    private const string Name = "Northside Care Partnership";
    private const string RightToLeftName = "\u05e9\u05d9\u05e8\u05d5\u05ea\u05d9 \u05d1\u05e8\u05d9\u05d0\u05d5\u05ea (3) - \u0635\u062d\u0629";
    private const string NastyName = "<at>Ada</at> [x](https://x.example) ![y](https://x.example/y.png) www.x.example\n# \u202eevil";
    private const string LongName = "Health, Housing & Social Care [Integration] Joint Board *Locality* Team, North-3";

    private static readonly DateTimeOffset Next = new(2026, 12, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly (ChannelId, string)[] Channels = [(new ChannelId("19:general@thread.tacv2"), "General"), (new ChannelId("19:channel@thread.tacv2"), "Team news")];
    private static readonly (ChannelId, string)[] ManyChannels =
        [.. Enumerable.Range(1, 300).Select(i => (new ChannelId(string.Create(CultureInfo.InvariantCulture, $"19:{i:D3}0123456789abcdef0123456789abcd@thread.tacv2")), string.Create(CultureInfo.InvariantCulture, $"Locality planning {i}")))];

    private static readonly Level Around65 = new(65, LevelBound.None, 10, SizeBand.From5);

    public static IReadOnlyDictionary<string, AdaptiveCard> ByName { get; } = Drawn();

    /// <summary>In the language that is spoken.</summary>
    public static IReadOnlyDictionary<string, AdaptiveCard> Drawn() => new Dictionary<string, AdaptiveCard>(StringComparer.Ordinal)
    {
        ["welcome-channel"] = WelcomeCards.ForChannel(Team(Name)),
        ["welcome-channel-long-name"] = WelcomeCards.ForChannel(Team(LongName)),
        ["welcome-channel-no-name"] = WelcomeCards.ForChannel(Team(null)),
        ["welcome-channel-right-to-left"] = WelcomeCards.ForChannel(Team(RightToLeftName)),
        ["welcome-channel-nasty-name"] = WelcomeCards.ForChannel(Team(NastyName)),
        ["welcome-person"] = WelcomeCards.ForPerson(),
        ["own-data"] = EveryOwnDataCard.Usual,
        ["own-data-nothing"] = EveryOwnDataCard.Nothing,
        ["own-data-many"] = EveryOwnDataCard.Many(LongName, NastyName),
        ["own-data-erase"] = EveryOwnDataCard.Asking,
        ["own-data-erase-roles"] = EveryOwnDataCard.AskingLeader(NastyName),
        ["own-data-erased"] = EveryOwnDataCard.Erased,
        ["own-data-objected"] = EveryOwnDataCard.Objected,
        ["complain"] = EveryOwnDataCard.Complain,
        ["complain-page"] = EveryOwnDataCard.ComplainOnPage,
        ["complain-mail"] = EveryOwnDataCard.ComplainByMail,

        ["set-up-1-when"] = SetUpCards.When(Draft(), Name, []),
        ["set-up-1-when-problems"] = SetUpCards.When(Draft(), LongName, ["Day: choose a day of the week.", "Time zone: \"Middle-earth/Shire\" is none that I know. Use a name such as Europe/London or America/New_York."]),
        ["set-up-1-when-fortnightly"] = SetUpCards.When(Fortnightly(), Name, []),
        ["set-up-2-who"] = SetUpCards.Who(Draft(), Name, Channels, People(6), []),
        ["set-up-2-who-200-people"] = SetUpCards.Who(Draft(), null, Channels, People(200), []),
        ["set-up-2-who-200-people-found"] = SetUpCards.Who(Draft(), Name, Channels, People(200), [], find: "19"),
        ["set-up-2-who-300-channels"] = SetUpCards.Who(Draft() with { Channel = ManyChannels[250].Item1 }, Name, ManyChannels, People(200), []),
        ["set-up-2-who-300-channels-found"] = SetUpCards.Who(Draft() with { Channel = ManyChannels[250].Item1 }, Name, ManyChannels, People(6), [], find: "1"),
        ["set-up-2-who-long-channels"] = SetUpCards.Who(Draft(), LongName, [.. ManyChannels.Select(channel => (channel.Item1, LongName + " " + RightToLeftName))], People(200, LongName), [], find: "e"),
        ["set-up-2-who-problems"] = SetUpCards.Who(Draft() with { Leaders = [] }, LongName, Channels, People(6), ["Leaders: 0 chosen; choose 1 to 5."]),
        ["set-up-2-who-long-names"] = SetUpCards.Who(Draft(), LongName, [(new ChannelId("19:channel@thread.tacv2"), LongName)], People(80, LongName), []),
        ["set-up-2-who-right-to-left"] = SetUpCards.Who(Draft(), RightToLeftName, [(new ChannelId("19:channel@thread.tacv2"), RightToLeftName)], People(6, RightToLeftName), []),
        ["set-up-2-who-nasty-names"] = SetUpCards.Who(Draft(), NastyName, [(new ChannelId("19:channel@thread.tacv2"), NastyName)], People(6, NastyName), [NastyName], find: NastyName),
        ["set-up-3-check"] = SetUpCards.Check(Draft(), Name, ("Team news", ChannelReaders.OnlyTheTeam), ["Bob Sinclair"], [First], 6),
        ["set-up-3-check-others-read"] = SetUpCards.Check(Draft(), Name, ("Team news", ChannelReaders.Others), ["Bob Sinclair"], [First], 6),
        ["set-up-3-check-nobody-knows"] = SetUpCards.Check(Draft(), Name, ("Team news", ChannelReaders.NotKnown), ["Bob Sinclair"], [First], 6),
        ["set-up-3-check-fortnightly"] = SetUpCards.Check(Fortnightly(), Name, ("Team news", ChannelReaders.OnlyTheTeam), ["Bob Sinclair"], [First], 6),
        ["set-up-3-check-threshold"] = SetUpCards.Check(Draft() with { Threshold = 8, Questions = 5 }, Name, ("Team news", ChannelReaders.OnlyTheTeam), ["Bob Sinclair"], [First], 12),
        ["set-up-3-check-200-people"] = SetUpCards.Check(Draft(), LongName, ("Team news", ChannelReaders.NotKnown), [.. People(5).Select(person => person.Name)], [First], 200),
        ["set-up-3-check-right-to-left"] = SetUpCards.Check(Draft(), RightToLeftName, (RightToLeftName, ChannelReaders.Others), [RightToLeftName, "Bob Sinclair", RightToLeftName], [First], 6),
        ["set-up-3-check-nasty-names"] = SetUpCards.Check(Draft(), NastyName, (NastyName, ChannelReaders.OnlyTheTeam), [NastyName, NastyName], [First], 6),
        ["set-up-3-check-too-few"] = SetUpCards.Check(Draft(), null, ("General", ChannelReaders.OnlyTheTeam), ["Bob Sinclair"], [First], 4),
        ["set-up-4-saved"] = SetUpCards.Saved(Saved(Team(Name))),
        ["set-up-4-saved-no-name"] = SetUpCards.Saved(Saved(Team(null))),

        ["ahead"] = AheadLooks.Of(Asked(Name), 12),
        ["ahead-draft"] = AheadLooks.Of(Asked(Name), 12, Fortnightly()),
        ["ahead-no-name"] = AheadLooks.Of(Asked(null), 7),
        ["ahead-five-people"] = AheadLooks.Of(Asked(LongName), 5),
        ["ahead-200-people"] = AheadLooks.Of(Asked(LongName) with { QuestionsPerPulse = 5 }, 200, roster: AheadRoster.LastRound),
        ["ahead-many-days-off"] = AheadLooks.Of(Asked(Name) with { Calendar = AheadLooks.ManyDaysOff }, 12),
        ["ahead-too-few"] = AheadLooks.Of(Asked(Name), 4),
        ["ahead-right-to-left"] = AheadLooks.Of(Asked(RightToLeftName), 12),
        ["ahead-nasty-name"] = AheadLooks.Of(Asked(NastyName), 12, Draft()),

        ["set-up-4-saved-all-waits"] = SetUpCards.Saved(Saved(Team(Name) with { Cadence = PulseCadence.Default with { Weeks = 2 }, Threshold = 7 }, new PromiseOutlook([PromisePoint.Threshold], [], HasReaders: true)) with { QuestionsWait = true }),
        ["set-up-4-saved-threshold-kept"] = SetUpCards.Saved(Saved(Team(Name), new PromiseOutlook([], [], HasReaders: true) { KeptThreshold = 7 })),

        ["set-up-0-proposal"] = EverySettingsCard.Proposal(Team(Name)),
        ["set-up-0-proposal-general-no-name"] = EverySettingsCard.ProposalForGeneral(Team(null)),
        ["set-up-0-proposal-nasty-name"] = EverySettingsCard.Proposal(Team(NastyName)),
        ["set-up-1-when-window"] = SetUpCards.When(Draft(), Name, [], opensDialogs: true),
        ["set-up-4-saved-few"] = SetUpCards.Saved(Saved(Team(Name) with { Cadence = PulseCadence.Default with { Weeks = 2 } }), few: 6),
        ["days-off"] = EverySettingsCard.Calendar(Team(Name)),
        ["days-off-saved"] = EverySettingsCard.CalendarSaved(Team(Name)),
        ["days-off-preview"] = EverySettingsCard.CalendarPreview(Team(LongName)),
        ["days-off-full"] = EverySettingsCard.CalendarFull(Team(LongName), LongName[..40]),
        ["days-off-full-emoji"] = EverySettingsCard.CalendarFull(Team(NastyName), string.Concat(Enumerable.Repeat("😀", 20))),
        ["days-off-full-nasty-name"] = EverySettingsCard.CalendarFull(Team(NastyName), NastyName[..40]),
        ["days-off-full-right-to-left"] = EverySettingsCard.CalendarFull(Team(RightToLeftName), RightToLeftName),
        ["more-settings"] = EverySettingsCard.More(Team(Name)),
        ["more-settings-saved"] = EverySettingsCard.MoreSaved(Team(LongName)),
        ["more-settings-problem"] = EverySettingsCard.MoreProblem(Team(NastyName)),
        ["quiet-none"] = EverySettingsCard.QuietNone,
        ["quiet-problem"] = EverySettingsCard.QuietProblem,
        ["quiet-kept"] = EverySettingsCard.QuietKept,

        ["admins"] = AdminCards.Choose(Team(Name), People(6), [People(6)[0].Id], null, null),
        ["admins-problem"] = AdminCards.Choose(Team(LongName), People(6), [], "Admins: 0 chosen; choose 1 to 5. Nothing was changed.", null),
        ["admins-200-people"] = AdminCards.Choose(Team(Name), People(200), [Id(900), People(200)[150].Id], null, "19"),
        ["admins-long-names"] = AdminCards.Choose(Team(RightToLeftName), People(200, LongName), [People(200)[0].Id], null, null),
        ["admins-nasty-names"] = AdminCards.Choose(Team(NastyName), People(6, NastyName), [People(6)[0].Id], null, NastyName),
        ["admins-saved"] = AdminCards.Saved(Team(Name), ["Bob Sinclair", LongName, RightToLeftName]),

        ["channel-gone"] = ChannelGoneCards.ForAdmin(new Post.ChannelGone(Team(Name), Id(1))),
        ["round-skipped-outage"] = SkippedRoundCards.ForAdmin(Skipped(Name, SkipReason.Outage)),
        ["round-skipped-too-few"] = SkippedRoundCards.ForAdmin(Skipped(LongName, SkipReason.TooFewPeople)),
        ["round-skipped-too-few-of-seven"] = SkippedRoundCards.ForAdmin(Skipped(Name, SkipReason.TooFewPeople) with { Needed = new ReleaseThreshold(7) }),
        ["round-skipped-roster-no-name"] = SkippedRoundCards.ForAdmin(Skipped(null, SkipReason.RosterUnavailable)),

        ["set-up-4-saved-leaders-wait"] = SetUpCards.Saved(Saved(Team(Name), new PromiseOutlook([PromisePoint.FewerReaders], [PromisePoint.MoreReaders, PromisePoint.Channel], HasReaders: false))),
        ["set-up-4-saved-leaders-next"] = SetUpCards.Saved(Saved(Team(Name), new PromiseOutlook([PromisePoint.MoreReaders, PromisePoint.Channel], [], HasReaders: true))),
        ["pulse-promise-changed"] = PulseCards.Of(PromiseChanged),
        ["pulse-first"] = PulseCards.Of(View(Name, 0, "INF1")),
        ["pulse-second-long-name"] = PulseCards.Of(View(LongName, 1, "TRU2")),
        ["pulse-second-right-to-left"] = PulseCards.Of(View(RightToLeftName, 1, "TRU2")),
        ["pulse-second-nasty-name"] = PulseCards.Of(View(NastyName, 1, "TRU2")),
        ["pulse-last-no-name"] = PulseCards.Of(View(null, 2, "EQU3")),
        ["pulse-reminder"] = PulseCards.Reminding(View(Name, 0, "INF1")),
        ["pulse-reminder-long-name"] = PulseCards.Reminding(View(LongName, 1, "TRU2")),
        ["pulse-through"] = PulseCards.Of(View(Name, null, null)),
        ["pulse-through-long-name"] = PulseCards.Of(View(LongName, null, null)),
        ["pulse-from-older-card"] = PulseCards.Of(View(Name, 1, "TRU2"), fromOlderCard: true),
        ["pulse-preview"] = PulseCards.Preview(View(Name, 0, "INF1")),
        ["pulse-preview-long-name"] = PulseCards.Preview(View(LongName, 0, "INF1")),
        ["pulse-first-with-guests"] = PulseCards.Of(View(Name, 0, "INF1") with { Plan = Rotating with { Guests = 2 } }),
        ["pulse-second-large-team"] = PulseCards.Of(View(LongName, 1, "OPP1") with { Plan = Rotating with { Pulse = new SweepPulse(2, 3, new SweepPattern(3, 3)), DigestReaders = [Id(1), Id(2), Id(3)] } }),
        ["pause-choosing"] = PauseCards.Choosing(PausePlace.Of(ARound.Plan(6).Ref)),
        ["pause-choosing-everywhere"] = PauseCards.Choosing(PausePlace.Everywhere),
        ["pause-choosing-no-day"] = PauseCards.Choosing(PausePlace.Of(ARound.Plan(6).Ref), PauseCards.NoDay),
        ["paused"] = PauseCards.Of([new PauseOutcome.Paused(Team(Name), First.Date.AddDays(14))], PausePlace.Of(ARound.Plan(6).Ref)),
        ["paused-long-name"] = PauseCards.Of([new PauseOutcome.Paused(Team(LongName), First.Date.AddDays(14))], PausePlace.Everywhere),
        ["paused-nasty-name"] = PauseCards.Of([new PauseOutcome.Paused(Team(NastyName), First.Date.AddDays(14))], PausePlace.Everywhere),
        ["paused-too-long"] = PauseCards.Of([new PauseOutcome.TooLong(First.Date.AddDays(366))], PausePlace.Everywhere),
        ["budget"] = AttentionCards.Of(Budget(3, Name, [AttentionKind.Ask, AttentionKind.Reminder], [])),
        ["budget-nothing-yet"] = AttentionCards.Of(Budget(3, Name, [], [])),
        ["budget-put-off"] = AttentionCards.Of(Budget(1, LongName, [AttentionKind.Digest], Enum.GetValues<AttentionKind>())),
        ["budget-no-such-number"] = AttentionCards.Of(Budget(7, null, [AttentionKind.Nudge, AttentionKind.Summary, AttentionKind.CommentNote], []), AttentionCards.NoSuchCap),
        ["budget-many"] = AttentionCards.Of(Budget(7, LongName, [.. Enumerable.Repeat(AttentionKind.Ask, 7)], [.. Enumerable.Repeat(AttentionKind.Ask, 50)])),
        ["budget-right-to-left"] = AttentionCards.Of(Budget(3, RightToLeftName, [AttentionKind.Ask], [AttentionKind.Reminder])),
        ["budget-nasty-name"] = AttentionCards.Of(Budget(3, NastyName, [AttentionKind.Ask], [AttentionKind.Reminder])),
        ["pulse-first-budget"] = PulseCards.Of(View(Name, 0, "INF1"), place: new AttentionPlace(1, 3, 1, 0)),
        ["pulse-first-budget-put-off"] = PulseCards.Of(View(LongName, 0, "INF1"), place: new AttentionPlace(3, 3, 2, 12)),
        ["stopped"] = PauseCards.Stopped(Team(Name), PausePlace.Of(ARound.Plan(6).Ref)),
        ["stopped-right-to-left"] = PauseCards.Stopped(Team(RightToLeftName), PausePlace.Of(ARound.Plan(6).Ref)),
        ["my-answers"] = OwnAnswerCards.Of(Listed(Name)),
        ["my-answers-long-name"] = OwnAnswerCards.Of(Listed(LongName)),
        ["my-answers-comments"] = OwnAnswerCards.Of(Listed(Name) with { View = TakingComments(View(Name, 2, "EQU3")) }),
        ["pulse-through-comments"] = PulseCards.Of(TakingComments(View(Name, null, null))),
        ["comment-box"] = CommentCards.Box(Comments(), CommentDraft.Empty, [], Line),
        ["comment-box-one-area"] = CommentCards.Box(Comments() with { Areas = [PracticeArea.Trust] }, CommentDraft.Empty, [], ReportingLine.WithoutLink),
        ["comment-box-problem"] = CommentCards.Box(Comments(), CommentDraft.Of(PracticeArea.Trust, new string('x', 281)), ["That is 281 characters; at most 280 fit. Nothing was saved."], Line),
        ["comment-preview"] = Preview("We could begin on time.", [], changed: false),
        ["comment-preview-hints"] = Preview("As the only nurse I asked Eve on 3 March.", [new(CommentHintKind.Name, "Eve"), new(CommentHintKind.Date, "3 March"), new(CommentHintKind.Role, "As the only nurse")], changed: true),
        ["comment-preview-emoji"] = Preview(string.Concat(Enumerable.Repeat("😀", 280)), [], changed: false),
        ["comment-preview-nasty"] = Preview(NastyName, [new(CommentHintKind.Name, NastyName)], changed: false),
        ["comment-preview-right-to-left"] = Preview(RightToLeftName, [], changed: false),
        ["comment-sealed"] = CommentCards.Sealed(Comments("We could begin on time.")),
        ["my-comments"] = CommentCards.Mine(Comments("We could begin on time.")),
        ["my-comments-none"] = CommentCards.Mine(Comments()),
        ["my-comments-nine"] = CommentCards.Mine(Comments() with { Comments = [.. PracticeArea.Asked.Select(area => new OwnComment(area, CommentText.Trusted(new string('x', 280))))] }),
        ["my-comments-emoji"] = CommentCards.Mine(Comments() with { Comments = [.. PracticeArea.Asked.Select(area => new OwnComment(area, CommentText.Trusted(string.Concat(Enumerable.Repeat("😀", 280)))))] }),
        ["comment-box-far-too-long"] = CommentCards.Box(Comments(), CommentDraft.Of(PracticeArea.Trust, new string('x', 200_000)), ["That is 200000 characters; at most 280 fit. Nothing was saved."], Line),
        ["digest-comments"] = DigestCards.OfTeam(Digest(Summary(Name), Said(3, "We could begin on time, and end on time"))),
        ["digest-comments-full"] = DigestCards.OfTeam(Digest(
            Summary(LongName) with { Number = 13, Areas = [.. PracticeArea.Core.Select((area, i) => Area(area, Around65 with { Value = 55 + (5 * i) }, earlier: 12))], Map = Map(9, LevelMap.MostRounds) }, Said(2, new string('x', 255)))),
        ["digest-comments-follow"] = DigestCards.OfTeam(Digest(Summary(Name), []) with { Following = 2 }),
        ["comments-following"] = DigestComments.Following(new Post.LeaderComments(Summary(Name), Id(1), Said(9, new string('x', 280)), 1, 2)),
        ["comments-following-punctuation"] = DigestComments.Following(new Post.LeaderComments(Summary(Name), Id(1), CommentPages.Of(Said(9, new string('*', 270)))[0], 1, 2)),
        ["comments-following-emoji"] = DigestComments.Following(new Post.LeaderComments(Summary(Name), Id(1), CommentPages.Of(Said(9, string.Concat(Enumerable.Repeat("😀", 270))))[0], 1, 2)),
        ["comments-not-shown"] = DigestComments.NotShown(new Post.CommentsNotShown(ARound.Plan(12), new RosterMember(Id(1), "address", false), [PracticeArea.Trust, PracticeArea.Equality])),
        ["my-answers-withdrawn"] = OwnAnswerCards.Withdrawn(ARound.Plan(6)),
        ["pulse-closed"] = PulseCards.Closed(ARound.Plan(6)),
        ["pulse-extended"] = ExtensionCards.ForChannel(ARound.Plan(6) with { TeamName = Name, ClosesAt = Next }),
        ["pulse-extended-long-name"] = ExtensionCards.ForChannel(ARound.Plan(6) with { TeamName = LongName, ClosesAt = Next }),
        ["summary-nudge"] = SummaryCards.ForChannel(Summary(Name) with { Nudge = Step("N-INF-1", NudgeRole.Team) }),
        ["digest-nudge"] = DigestCards.OfTeam(Digest(Summary(LongName), []) with { Nudge = Step("N-TRU-1", NudgeRole.Leader) }),
        ["nudge-to-try"] = NudgeCards.ToTry(new NudgeAddress(Team(Name), Id(1)), Step("N-EQU-3", NudgeRole.Team)),
        ["nudge-to-try-longest"] = NudgeCards.ToTry(new NudgeAddress(Team(LongName), null), Step("N-TRU-1", NudgeRole.Leader)),
        ["nudge-to-try-right-to-left"] = NudgeCards.ToTry(new NudgeAddress(Team(RightToLeftName), null), Step("N-MOB-1", NudgeRole.Team)),
        ["nudge-follow-up"] = NudgeCards.FollowUp(new NudgeAddress(Team(Name), null), Step("N-INF-1", NudgeRole.Team)),
        ["nudge-follow-up-nasty-name"] = NudgeCards.FollowUp(new NudgeAddress(Team(NastyName), Id(1)), Step("N-REL-2", NudgeRole.Leader)),
        ["ways"] = WaysCards.Of(Ways(Name, Around65 with { Value = 70 }, Around65)),
        ["ways-not-sure"] = WaysCards.Of(Ways(LongName, Around65 with { GiveOrTake = 15, Value = 50 })),
        ["ways-clipped"] = WaysCards.Of(Ways(null, Clipped[1].Level!, Clipped[0].Level!, Around65, Clipped[1].Level!, Clipped[2].Level!)),
        ["ways-nothing-told"] = WaysCards.Of(Ways(Name) with { AskedNext = First.Date, NextStep = null }),
        ["ways-nobody-asked"] = WaysCards.Of(Ways(RightToLeftName)),
        ["ways-nasty-name"] = WaysCards.Of(Ways(NastyName, Around65)),
        ["summary-ways"] = SummaryCards.ForChannel(Summary(Name) with { Nudge = Step("N-INF-1", NudgeRole.Team), Ways = Ways(Name, Around65 with { Value = 70 }, Around65).Told }),
        ["summary-ways-full"] = SummaryCards.ForChannel(Summary(LongName) with
        {
            Areas = [.. PracticeArea.Asked.Select(area => Area(area, ManyAnswers[1].Level!))],
            LeadersSaid = [WillDo(string.Concat(Enumerable.Repeat("x", 280)))],
            Nudge = Step("N-INF-1", NudgeRole.Team),
            Ways = Ways(Name, Around65).Told,
        }),
        ["summary-ways-nothing-told"] = SummaryCards.ForMember(Summary(Name) with { IsInPerson = true, Ways = Ways(Name).Told }),
        ["connect-off"] = SpannerCards.Of(new SpannerOutcome.Chosen(SpannerRecord.None, null)),
        ["connect-on"] = SpannerCards.Of(new SpannerOutcome.Chosen(new SpannerRecord(true, true), First.Date.AddDays(6))),
        ["connect-steps"] = SpannerCards.Of(new SpannerOutcome.Chosen(new SpannerRecord(true, false), First.Date.AddDays(6))),
        ["connect-questions-no-team"] = SpannerCards.Of(new SpannerOutcome.Chosen(new SpannerRecord(false, true), null), SpannerCards.NoSuchWish),
        ["spanner"] = SpannerCards.Of(new SpannerMessage(NudgeLibrary.Shipped.Find("N-ENV-4"), SelfReflection.All[0])),
        ["spanner-step"] = SpannerCards.Of(new SpannerMessage(NudgeLibrary.Shipped.Find("N-TRU-4"), null)),
        ["spanner-question"] = SpannerCards.Of(new SpannerMessage(null, SelfReflection.All[3])),
        ["nudges"] = NudgeLibraryCards.Of(null),
        ["nudges-longest-area"] = NudgeLibraryCards.Of(PracticeArea.Pragmatic),
        ["nudges-trust"] = NudgeLibraryCards.Of(PracticeArea.Trust),
        ["kits"] = KitCards.List(),
        ["kits-no-such-area"] = KitCards.List(KitTexts.NoSuchArea),
        ["kit-for-leader"] = KitCards.ForLeader(new OfferedKit(Kit(PracticeArea.Trust), Team(Name))),
        ["kit-for-leader-long-name"] = KitCards.ForLeader(new OfferedKit(Kit(PracticeArea.Opportunities), Team(LongName))),
        ["kit-for-leader-right-to-left"] = KitCards.ForLeader(new OfferedKit(Kit(PracticeArea.Equality), Team(RightToLeftName))),
        ["kit-for-leader-nasty-name"] = KitCards.ForLeader(new OfferedKit(Kit(PracticeArea.Mobilising), Team(NastyName))),
        ["kit-for-anybody"] = KitCards.ForAnybody(Kit(PracticeArea.Environment)),
        ["areas"] = AreaCards.Of(null),
        ["areas-told"] = AreaCards.Of(ToldAreas(Name, PracticeArea.Trust, PracticeArea.Infoflow, PracticeArea.Pragmatic)),
        ["areas-told-long-name"] = AreaCards.Of(ToldAreas(LongName, [.. PracticeArea.All])),
        ["areas-told-right-to-left"] = AreaCards.Of(ToldAreas(RightToLeftName, PracticeArea.Equality)),
        ["areas-told-nasty-name"] = AreaCards.Of(ToldAreas(NastyName, PracticeArea.Equality)),
        ["kit-posted"] = KitCards.ForTeam(new Post.TeamKit(new NudgeAddress(Team(Name), null), Kit(PracticeArea.Infoflow), KitOrigin.Leader)),
        ["kit-small-team"] = KitCards.ForTeam(new Post.TeamKit(new NudgeAddress(Team(Name), null), Kit(PracticeArea.Relationships), KitOrigin.Turn)),
        ["kit-small-team-in-person"] = KitCards.ForTeam(new Post.TeamKit(new NudgeAddress(Team(LongName), Id(1)), Kit(PracticeArea.Pragmatic), KitOrigin.Turn)),
        ["pulse-not-asked"] = PulseCards.Note("This pulse is not for you", "You are not one of the people who are asked this time, so nothing was saved.", "If you have just joined the team, I will ask you next time."),

        ["summary"] = SummaryCards.ForChannel(Summary(Name)),
        ["summary-asked-less-often"] = SummaryCards.ForChannel(NothingShown with { Rhythm = CadenceWording.Of(BackOffStep.Slower, 2) }),
        ["summary-long-name"] = SummaryCards.ForChannel(Summary(LongName) with { Next = null }),
        ["summary-right-to-left"] = SummaryCards.ForChannel(Summary(RightToLeftName)),
        ["summary-nasty-name"] = SummaryCards.ForChannel(Summary(NastyName)),
        ["summary-one-area"] = SummaryCards.ForChannel(Summary(Name) with { Areas = [Area(PracticeArea.Trust, Around65)] }),
        ["summary-no-name"] = SummaryCards.ForChannel(Summary(null)),
        ["summary-one-withheld"] = SummaryCards.ForChannel(Summary(Name) with { Areas = [Area(PracticeArea.Trust, Around65), Withheld(PracticeArea.Infoflow), Area(PracticeArea.Equality, Around65 with { Value = 55 })] }),
        ["summary-all-withheld"] = SummaryCards.ForChannel(NothingShown),
        ["summary-some-missed"] = SummaryCards.ForChannel(Summary(Name) with { Participation = Wording.Of(Participation.Most, Unreached.Some) }),
        ["summary-clipped"] = SummaryCards.ForChannel(Summary(Name) with { Areas = Clipped, Participation = Wording.Of(Participation.FewerThanHalf) }),
        ["summary-many-answers"] = SummaryCards.ForChannel(Summary(Name) with { Areas = ManyAnswers }),
        ["digest-many-answers"] = DigestCards.OfTeam(new TeamDigest(Summary(LongName) with { Areas = ManyAnswers })),
        ["summary-in-person"] = SummaryCards.ForMember(Summary(Name) with { IsInPerson = true }),
        ["summary-elsewhere"] = SummaryCards.Elsewhere(new Post.SummaryElsewhere(Rotating, ChannelReaders.Others)),
        ["summary-elsewhere-nobody-knows"] = SummaryCards.Elsewhere(new Post.SummaryElsewhere(Rotating with { TeamName = NastyName }, ChannelReaders.NotKnown)),
        ["summary-checked"] = SummaryCards.ForChannel(Summary(Name) with { Check = new ReleaseCheck(214, 0, 0, IsClean: true) }),
        ["summary-withheld"] = SummaryCards.ForChannel(NothingShown with { Check = new ReleaseCheck(214, 3, 0, IsClean: false) }),
        ["digest-two-teams"] = DigestCards.Of(Several(2)),
        ["digest-twenty-teams"] = DigestCards.Of(Several(20)),
        ["digest-one-team"] = DigestCards.Of(Several(1)),
        ["digest-withheld"] = DigestCards.OfTeam(new TeamDigest(NothingShown with { Check = new ReleaseCheck(214, 3, 0, IsClean: false) })),
        ["digest-in-person"] = DigestCards.OfTeam(new TeamDigest(Summary(Name) with { IsInPerson = true })),
        ["digest-first"] = DigestCards.OfTeam(new TeamDigest(Summary(Name))),
        ["summary-eight-areas"] = SummaryCards.ForChannel(EightAreas),
        ["digest-eight-areas"] = DigestCards.OfTeam(new TeamDigest(EightAreas)),
        ["digest-fullest"] = DigestCards.Of(new LeaderDigest(
            new PersonRef(ARound.Team.Tenant, Id(1)),
            [Digest(Fullest, Said(2, new string('x', 255))) with { Nudge = Step("N-TRU-1", NudgeRole.Leader) }],
            Next,
            "Europe/London")),
        ["digest-one-area"] = DigestCards.OfTeam(new TeamDigest(Summary(Name) with { Areas = [Area(PracticeArea.Trust, Around65)] })),
        ["digest-all-withheld"] = DigestCards.OfTeam(new TeamDigest(NothingShown)),
        ["digest-12-readings"] = DigestCards.OfTeam(new TeamDigest(Summary(LongName) with { Number = 13, Map = Map(9, LevelMap.MostRounds), Areas = [.. PracticeArea.Core.Select((area, i) => Area(area, Around65 with { Value = 55 + (5 * i) }, earlier: 12))] })),
        ["digest-12-readings-clipped"] = DigestCards.OfTeam(new TeamDigest(Summary(Name) with { Number = 13, Map = Map(3, 4, clipped: true), Areas = [Area(PracticeArea.Trust, Clipped[0].Level!, earlier: 12), Withheld(PracticeArea.Infoflow), Area(PracticeArea.Equality, Clipped[2].Level!, earlier: 12)] })),
        ["digest-clear-fall"] = DigestCards.OfTeam(new TeamDigest(Changed(Name, ClearFall, Said(PracticeArea.Infoflow, 70, ChangeStatus.None), Said(PracticeArea.Equality, 65, ChangeStatus.Steady)))),
        ["summary-clear-fall"] = SummaryCards.ForChannel(Changed(Name, ClearFall, Said(PracticeArea.Infoflow, 70, ChangeStatus.None), Said(PracticeArea.Equality, 65, ChangeStatus.Steady))),
        ["digest-clear-rise"] = DigestCards.OfTeam(new TeamDigest(Changed(LongName, Said(PracticeArea.Trust, 80, ChangeStatus.Clear, ChangeDirection.Up, 13), Said(PracticeArea.Infoflow, 55, ChangeStatus.Maybe, ChangeDirection.Down, -6)))),
        ["digest-clear-bounded"] = DigestCards.OfTeam(new TeamDigest(Changed(Name, ClearlyBounded))),
        ["digest-maybe"] = DigestCards.OfTeam(new TeamDigest(Changed(Name, Said(PracticeArea.Equality, 60, ChangeStatus.Maybe, ChangeDirection.Up, 7), Said(PracticeArea.Trust, 70, ChangeStatus.Still, ChangeDirection.Up, 11)))),
        ["digest-still"] = DigestCards.OfTeam(new TeamDigest(Changed(Name, Said(PracticeArea.Trust, 50, ChangeStatus.Still, ChangeDirection.Down, -16), Said(PracticeArea.Infoflow, 70, ChangeStatus.None)))),
        ["digest-downgraded"] = DigestCards.OfTeam(new TeamDigest(Changed(Name, Downgraded) with { Care = ChangeWording.CareFor(fewerThanUsual: true, Participation.Most) })),
        ["digest-downgraded-more-answered"] = DigestCards.OfTeam(new TeamDigest(Changed(Name, Downgraded with { Meaning = ChangeWording.Of(Downgraded.Change! with { Response = ResponseFlags.None }) }))),
        ["summary-many-did-not-answer"] = SummaryCards.ForChannel(Summary(Name) with { Participation = Wording.Of(Participation.AboutHalf), Care = ChangeWording.CareFor(fewerThanUsual: false, Participation.AboutHalf) }),
        ["digest-restarted"] = DigestCards.OfTeam(new TeamDigest(Summary(Name) with { Number = 12, StartsAnew = true })),
        ["summary-restarted"] = SummaryCards.ForChannel(Summary(Name) with { Number = 12, StartsAnew = true }),

        ["summary-read"] = SummaryCards.ForChannel(Summary(Name) with { LeadersSaid = [new LeaderReply.Heard()] }),
        ["summary-replied"] = SummaryCards.ForChannel(Summary(Name) with { LeadersSaid = [new LeaderReply.Heard(), WillDo("We meet for half an hour less on Mondays."), new LeaderReply.Cannot(Short("There is no money for a second room."))] }),
        ["summary-updated"] = SummaryCards.ForChannel(Summary(Name), [WillDo("We meet for half an hour less on Mondays."), new LeaderReply.Cannot(Short("There is no money for a second room."))]),
        ["summary-replied-too-long"] = SummaryCards.ForChannel(Summary(Name) with { LeadersSaid = [WillDo(string.Concat(Enumerable.Repeat("😀", 280)))] }),
        ["reply-box"] = ReplyCards.Box(ToReply(LongName), ReplyKind.WillDo),
        ["reply-box-cannot"] = ReplyCards.Box(ToReply(null), ReplyKind.Cannot),
        ["reply-preview"] = ReplyPreview("We meet for half an hour less on Mondays.", []),
        ["reply-preview-hints"] = ReplyPreview("Eve and I meet on 3 March.", [new(CommentHintKind.Name, "Eve"), new(CommentHintKind.Date, "3 March")], changed: true),
        ["reply-preview-nasty"] = ReplyPreview(NastyName, []),
        ["reply-preview-right-to-left"] = ReplyPreview(RightToLeftName, []),
        ["reply-preview-emoji"] = ReplyPreview(string.Concat(Enumerable.Repeat("😀", 280)), []),
        ["reply-refused"] = ReplyCards.Refused(ToReply(Name), ReplyDraft.Of(ReplyKind.WillDo, new string('x', 281), null), "What you will do: that is 281 characters; at most 280 fit. Nothing was sent."),
        ["reply-refused-far-too-long"] = ReplyCards.Refused(ToReply(Name), ReplyDraft.Of(ReplyKind.Cannot, new string('x', 200_000), null), "Why you cannot: that is 200000 characters; at most 280 fit. Nothing was sent."),
        ["reply-sent"] = ReplyCards.Of(new ReplyOutcome.Noted(Team(Name), ToReply(Name).Digest, WillDo("Something."))),
        ["reply-team-gone"] = ReplyCards.Of(new ReplyOutcome.TeamGone()),
        ["news-heard"] = NewsCards.ForChannel(Team(Name), new LoopNews.Replied(First.Date, new LeaderReply.Heard(), null)),
        ["news-will-do"] = NewsCards.ForChannel(Team(Name), new LoopNews.Replied(First.Date, WillDo("We meet for half an hour less on Mondays."), CadenceWording.Replied(1))),
        ["news-cannot-in-person"] = NewsCards.ForMember(Team(LongName), new LoopNews.Replied(First.Date, new LeaderReply.Cannot(Short("There is no money for a second room.")), null)),
        ["news-nasty"] = NewsCards.ForChannel(Team(NastyName), new LoopNews.Replied(First.Date, WillDo(NastyName), null)),
        ["news-notice-asked"] = NewsCards.ForChannel(Team(Name), new LoopNews.NoticeAsked(First.Date, Noticing("We meet for half an hour less on Mondays."))),
        ["news-notice-asked-in-person"] = NewsCards.ForMember(Team(RightToLeftName), new LoopNews.NoticeAsked(First.Date, Noticing(RightToLeftName))),
        ["news-notice-counted"] = NewsCards.ForChannel(Team(LongName), new LoopNews.NoticeCounted(First.Date, WillDo("We meet for half an hour less on Mondays."), Noticed.ByAboutHalf)),
        ["news-no-reply"] = NewsCards.ForChannel(Team(Name), new LoopNews.Unanswered(First.Date, CadenceWording.NoReply(2))),
        ["news-no-reply-in-person"] = NewsCards.ForMember(Team(RightToLeftName), new LoopNews.Unanswered(First.Date, CadenceWording.NoReply(4))),
    };

    /// <summary>Every card in which people's texts stand, with this text in the place of each.</summary>
    public static IEnumerable<AdaptiveCard> Saying(string text)
    {
        (ChannelId, string)[] channels = [(new ChannelId("19:channel@thread.tacv2"), text)];
        return
        [
            WelcomeCards.ForChannel(Team(text)),
            SetUpCards.When(Draft(), text, [$"Time zone: \"{text}\" is none that I know."]),
            SetUpCards.Who(Draft(), text, channels, People(6, text), [$"\"{text}\""], find: text),
            SetUpCards.Who(Draft(), text, channels, People(200, text), []),
            SetUpCards.Check(Draft(), text, (text, ChannelReaders.Others), [text, text, text, text, text], [First], 6),
            SetUpCards.Saved(Saved(Team(text))),
            EverySettingsCard.Proposal(Team(text)),
            EverySettingsCard.CalendarFull(Team(text), text, runs: 2),
            EverySettingsCard.More(Team(text)),
            AdminCards.Choose(Team(text), People(6, text), [People(6)[0].Id], $"\"{text}\"", find: text),
            AdminCards.Saved(Team(text), [text, text]),
            PulseCards.Of(View(text, 0, "INF1")),
            PulseCards.Of(View(text, null, null)),
            PulseCards.Preview(View(text, 0, "INF1")),
            OwnAnswerCards.Of(Listed(text)),
            PauseCards.Of([new PauseOutcome.Paused(Team(text), First.Date)], PausePlace.Everywhere),
            PauseCards.Stopped(Team(text), PausePlace.Everywhere),
            AttentionCards.Of(Budget(3, text, [AttentionKind.Ask], [AttentionKind.Reminder])),
            SummaryCards.Elsewhere(new Post.SummaryElsewhere(Rotating with { TeamName = text }, ChannelReaders.Others)),
            PulseCards.Note("That is not an answer I know", $"You answered \"{text}\".", "Write pulse to see the question again."),
            ExtensionCards.ForChannel(ARound.Plan(6) with { TeamName = text }),
            SummaryCards.ForChannel(Summary(text)),
            WaysCards.Of(Ways(text, Around65)),
            NudgeCards.ToTry(new NudgeAddress(Team(text), null), Step("N-INF-1", NudgeRole.Team)),
            NudgeCards.FollowUp(new NudgeAddress(Team(text), Id(1)), Step("N-INF-1", NudgeRole.Team)),
            KitCards.ForLeader(new OfferedKit(Kit(PracticeArea.Trust), Team(text))),
            AreaCards.Of(ToldAreas(text, PracticeArea.Trust)),
            KitCards.ForTeam(new Post.TeamKit(new NudgeAddress(Team(text), null), Kit(PracticeArea.Trust), KitOrigin.Turn)),
            DigestCards.OfTeam(new TeamDigest(Summary(text))),
            DigestCards.OfTeam(Digest(Summary(text), Said(1, AdaptiveText.Shorten(text, 280)))),
            CommentCards.Box(Comments(), CommentDraft.Of(PracticeArea.Trust, text), ["Too long."], Line),
            SummaryCards.ForChannel(Summary(text) with { LeadersSaid = [WillDo(AdaptiveText.Shorten(text, 60))] }),
            NewsCards.ForChannel(Team(text), new LoopNews.NoticeAsked(First.Date, Noticing(text))),
            ReplyPreview(text, [new(CommentHintKind.Name, text)]),
            NewsCards.ForChannel(Team(text), new LoopNews.Replied(First.Date, WillDo(text), null)),
            NewsCards.ForMember(Team(text), new LoopNews.Replied(First.Date, new LeaderReply.Cannot(Short(text)), null)),
            Preview(text, [new(CommentHintKind.Name, text)], changed: false),
            CommentCards.Mine(Comments(text)),
            DigestComments.Following(new Post.LeaderComments(Summary(text), Id(1), Said(1, AdaptiveText.Shorten(text, 280)), 1, 2)),
        ];
    }

    private static WaysOfWorking Ways(string? team, params IReadOnlyList<Level> levels) => new(
        team,
        new ToldWays(Quarter.EndingOn(First.Date), [.. levels.Select((level, i) => new WaysReading(First.Date.AddDays(-7 * (levels.Count - 1 - i)), level))]),
        [.. PracticeShift.All.Select((shift, i) => new ShiftSteps(shift, i % 4))])
    { NextStep = NudgeLibrary.Shipped.Find("N-EQU-2") };

    private static NudgeOffer Step(string id, NudgeRole role) => new(new NudgeRef(ARound.Team, First.Date, role), id);

    private static ConversationKit Kit(PracticeArea area) => ConversationKits.Shipped.Of(area);

    private static ToldAreas ToldAreas(string name, params PracticeArea[] told) => new(
        Team(name), [.. PracticeArea.All.Select(area => told.Contains(area) ? new ToldArea(area, area == PracticeArea.Pragmatic ? Clipped[0].Level : Around65, First.Date) : new ToldArea(area, null, null))]);

    private static Occurrence First => new(new DateOnly(2026, 11, 24), new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));

    private static Post.RoundSkipped Skipped(string? name, SkipReason reason) => new(Team(name), Id(1), First.Date, reason, new Occurrence(First.Date.AddDays(7), Next));

    private static PulseSummary NothingShown => Summary(Name) with { Areas = [.. PracticeArea.Core.Select(area => Withheld(area))], Participation = null };

    private static AreaLine ClearFall => Said(PracticeArea.Trust, 55, ChangeStatus.Clear, ChangeDirection.Down, -11.25);

    private static AreaLine ClearlyBounded => Area(
        PracticeArea.Trust,
        Clipped[1].Level!,
        new AreaChange(PracticeArea.Trust, ChangeStatus.Clear, ChangeDirection.Down) { Contrast = new Contrast { Delta = -25 }, Compared = Over(8) with { HasBounds = true } });

    private static AreaLine Downgraded => Area(
        PracticeArea.Trust,
        Around65 with { Value = 55 },
        new AreaChange(PracticeArea.Trust, ChangeStatus.Maybe, ChangeDirection.Down) { Compared = Over(8), IsDowngraded = true, Response = ResponseFlags.FewerThanUsual });

    private static AreaLine[] Clipped =>
    [
        Area(PracticeArea.Trust, new Level(90, LevelBound.OrHigher, 10, SizeBand.From5)),
        Area(PracticeArea.Infoflow, new Level(25, LevelBound.OrLower, 15, SizeBand.From5)),
        Area(PracticeArea.Equality, new Level(10, LevelBound.OrLower, 5, SizeBand.From25)),
    ];

    private static AreaLine[] ManyAnswers =>
    [
        Area(PracticeArea.Trust, new Level(55, LevelBound.None, 15, SizeBand.From15) { Shares = new Shares(50, 25, 25) }),
        Area(PracticeArea.Infoflow, new Level(60, LevelBound.None, 5, SizeBand.From25) { Shares = new Shares(60, null, 40), Agreement = Agreement.Close }),
        Area(PracticeArea.Equality, new Level(50, LevelBound.None, 10, SizeBand.From10) { Agreement = Agreement.Split }),
    ];

    private static Team Team(string? name) => new()
    {
        Ref = ARound.Team,
        Name = name,
        Status = TeamStatus.Active,
        InstalledAt = First.At,
        Admins = [ARound.Person(1)],
        Leaders = [ARound.Person(2)],
        Cadence = PulseCadence.Default,
        SummaryChannel = new ChannelId("19:channel@thread.tacv2"),
        WrappedAssignmentKey = "",
    };

    /// <summary>Set up before the first date that asks, and led by somebody who is in it.</summary>
    private static Team Asked(string? name) => Team(name) with { InstalledAt = First.At.AddDays(-1) };

    /// <summary>The same was counted and put off in this week and the last; next week has one place that is kept.</summary>
    private static AttentionView Budget(int cap, string? team, IReadOnlyList<AttentionKind> counted, IReadOnlyList<AttentionKind> putOff)
    {
        var week = AttentionWeek.Of(First.Date);
        return new AttentionView(week, cap, [.. new[] { week.Previous, week }.SelectMany(LinesOf), Line(week.Next, AttentionKind.Reminder, isPutOff: false)]);

        IEnumerable<AttentionLine> LinesOf(AttentionWeek of) => [.. counted.Select(kind => Line(of, kind, isPutOff: false)), .. putOff.Select(kind => Line(of, kind, isPutOff: true))];

        AttentionLine Line(AttentionWeek of, AttentionKind kind, bool isPutOff) => new(new AttentionEntry(of.Monday, kind, "reference", IsPutOff: isPutOff), team);
    }

    private static SetUpDraft Draft() => SetUpDraft.Of(Team(Name), null) with { Leaders = [Id(2)] };

    private static (PersonId Id, string Name)[] People(int count, string name = "Catriona Elizabeth MacAllister") =>
        [.. Enumerable.Range(1, count).Select(i => (Id(i), string.Create(CultureInfo.InvariantCulture, $"{name} {i}")))];

    private static SetUpDraft Fortnightly() => Draft() with { Cadence = PulseCadence.Default with { Weeks = 2 } };

    private static ConfigureTeamOutcome.Saved Saved(Team team, PromiseOutlook? outlook = null) => new(team, First, outlook ?? PromiseOutlook.Unchanged, QuestionsWait: false);

    private static PersonId Id(int number) => new(string.Create(CultureInfo.InvariantCulture, $"aaaaaaaa-0000-4000-8000-{number:D12}"));

    private static PulseView View(string? team, int? index, string? item) => new(
        Rotating with { TeamName = team }, index is { } i ? new Question(i, ItemBank.Shipped.Find(item!)!, false) : null, index ?? 3, 3, index ?? 3, "c3RhbXAtb2YtMzItYnl0ZXMtYXMtaXQtbG9va3M", null, index is 0 ? null : First.At);

    private static PulseView PromiseChanged => View(Name, 0, "INF1") with
    {
        Plan = ARound.Plan(12) with { TeamName = Name, Threshold = new ReleaseThreshold(8), DigestReaders = [], PromiseChanges = Enum.GetValues<PromisePoint>() },
    };

    private static RoundPlan Rotating => ARound.Plan(6) with { TeamName = Name, Pulse = SweepPulse.At(1, SweepPattern.Default) };

    private static AnswerOutcome.Listed Listed(string? team) => new(
        View(team, 2, "EQU3"),
        [new GivenAnswer(0, ItemBank.Shipped.Find("INF1")!, true, 4), new GivenAnswer(1, ItemBank.Shipped.Find("TRU2")!, true, null), new GivenAnswer(2, ItemBank.Shipped.Find("EQU3")!, false, null)],
        new WithdrawalCode("7f3a", "91c244de0b6ae87155c0"));

    private static ReportingLine Line => new(new Uri("https://speak-up.example/report"));

    private static PulseView TakingComments(PulseView view) => view with { Plan = view.Plan with { Comments = new CommentPromise(true, 10) } };

    private static CommentView Comments(string? said = null) => new(
        ARound.Plan(12) with { TeamName = Name, Comments = new CommentPromise(true, 10), Pulse = new SweepPulse(0, 1, SweepPattern.Default) },
        PracticeArea.Core,
        said is null ? [] : [new OwnComment(PracticeArea.Trust, CommentText.Trusted(Words(said)))]);

    private static AdaptiveCard Preview(string text, IReadOnlyList<CommentHint> hints, bool changed)
    {
        var draft = CommentDraft.Of(PracticeArea.Trust, Words(text));
        return CommentCards.Preview(Comments(), draft, CommentText.Trusted(draft.Words), hints, namesRead: !changed, changed, Line);
    }

    private static ReplyOutcome.Ready ToReply(string? name) => new(Team(name), new DeliveredDigest(ARound.Plan(6).Ref.Round, 1, First.Date, First.At, Next), First.Date);

    private static LeaderReply.WillDo WillDo(string text) => new(Short(text), First.Date.AddDays(14));

    private static NoticedCheck Noticing(string text) => new(ARound.Plan(6).Ref.Round, 1, WillDo(text), Next);

    private static CommentText Short(string text) => CommentText.Trusted(Words(text));

    private static AdaptiveCard ReplyPreview(string text, IReadOnlyList<CommentHint> hints, bool changed = false) =>
        ReplyCards.Preview(ToReply(Name), ReplyDraft.Of(ReplyKind.WillDo, Words(text), null), WillDo(text), hints, namesRead: !changed, changed);

    /// <summary>As a comment may be: something can be seen, and not too much.</summary>
    private static string Words(string text) => AdaptiveText.Shorten(text, 280) is { Length: > 0 } words ? words : "nothing";

    private static List<AreaComments> Said(int count, string text) => [new AreaComments(PracticeArea.Trust, [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{text} {number}"))])];

    private static TeamDigest Digest(PulseSummary summary, IReadOnlyList<AreaComments> comments) => new(summary) { Comments = comments };

    private static LeaderDigest Several(int teams) => new(
        new PersonRef(ARound.Team.Tenant, Id(1)),
        [.. Enumerable.Range(0, teams).Select(number => new TeamDigest(
            number % 4 == 0 ? Changed(number % 8 == 0 ? LongName : Name, ClearFall, Said(PracticeArea.Infoflow, 70, ChangeStatus.None)) with { TeamName = number == 4 ? null : number % 8 == 0 ? LongName : Name }
            : number % 4 == 1 ? Changed(Name, Said(PracticeArea.Equality, 60, ChangeStatus.Maybe, ChangeDirection.Up, 7))
            : number % 4 == 2 ? NothingShown
            : Summary(Name)) { Following = number == 5 ? 2 : 0 })],
        Next,
        "Europe/London");

    private static PulseSummary Summary(string? name) => new(
        ARound.Plan(6).Ref,
        name,
        1,
        new DateOnly(2026, 11, 24),
        "Europe/London",
        [Area(PracticeArea.Trust, Around65), Area(PracticeArea.Infoflow, Around65 with { Value = 70 }), Area(PracticeArea.Equality, Around65 with { Value = 55 })],
        Wording.Of(Participation.Most),
        Next);

    private static AreaLine Area(PracticeArea area, Level level, int earlier = 0) =>
        Area(area, level, new AreaChange(area, earlier < 6 ? ChangeStatus.Building : ChangeStatus.None, null) { ReadingsNeeded = Math.Max(0, 6 - earlier), Compared = earlier < 6 ? null : Over(earlier - 2) });

    private static AreaLine Area(PracticeArea area, Level level, AreaChange change) =>
        new(area, level, Wording.Of(level), ChangeWording.Of(change)) { Change = change };

    private static ComparedReadings Over(int before, int recent = 3) =>
        new(recent, before, new DateOnly(2026, 10, 20), new DateOnly(2026, 11, 24), HasBounds: false);

    /// <summary>An area about which something is said, after ten readings.</summary>
    private static AreaLine Said(PracticeArea area, int level, ChangeStatus status, ChangeDirection? direction = null, double delta = 0) =>
        Area(area, Around65 with { Value = level }, new AreaChange(area, status, direction) { Contrast = new Contrast { Delta = delta }, Compared = Over(8) });

    private static PulseSummary Changed(string? name, params AreaLine[] areas) => Summary(name) with { Number = 11, Areas = areas, Map = Map(8, LevelMap.MostRounds) };

    /// <summary>More than a pulse asks about.</summary>
    private static PulseSummary EightAreas => Changed(
        LongName,
        [
            .. PracticeArea.All.Skip(3).Select((area, index) => Area(area, Around65 with { Value = 35 + (10 * index) }, earlier: 2 * index)),
            Said(PracticeArea.Trust, 40, ChangeStatus.Clear, ChangeDirection.Down, -15),
            Said(PracticeArea.Relationships, 65, ChangeStatus.Maybe, ChangeDirection.Up, 8),
            Withheld(PracticeArea.Equality),
        ]);

    /// <summary>Five areas are the most that a pulse asks about; with all that can stand beside them.</summary>
    private static PulseSummary Fullest => Changed(
        LongName,
        [
            Said(PracticeArea.Trust, 40, ChangeStatus.Clear, ChangeDirection.Down, -15),
            Said(PracticeArea.Relationships, 65, ChangeStatus.Maybe, ChangeDirection.Up, 8),
            .. ManyAnswers.Skip(1),
            Area(PracticeArea.Pragmatic, new Level(60, LevelBound.None, 5, SizeBand.From25) { Shares = new Shares(60, null, 40), Agreement = Agreement.Close }),
        ]) with
    {
        Map = Map(9, LevelMap.MostRounds),
        Check = new ReleaseCheck(5_000, 0, 0, IsClean: true),
        Rhythm = CadenceWording.Of(BackOffStep.Slower, 2),
    };

    private static AreaLine Withheld(PracticeArea area) => new(area, null, Wording.NotEnough, "");

    /// <summary>A year of a team's levels, of which the map shows the last.</summary>
    private static LevelMap Map(int areas, int rounds, bool clipped = false) => new(
        [.. Enumerable.Range(0, rounds).Select(i => new DateOnly(2026, 11, 24).AddDays(-7 * (rounds - 1 - i)))],
        [.. PracticeArea.Asked.Take(areas).Select((area, row) => new LevelMapRow(area, [.. Enumerable.Range(0, rounds).Select(i =>
            area.IsCore || i % 3 == row % 3 ? Around65 with { Value = 35 + (5 * ((i + (2 * row)) % 11)), Bound = clipped && i == 0 ? LevelBound.OrLower : clipped && i == 1 ? LevelBound.OrHigher : LevelBound.None } : null)]))]);
}
