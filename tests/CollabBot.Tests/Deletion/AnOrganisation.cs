using System.Text;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Exports;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Deletion;

/// <summary>An organisation with one team that was asked, told and answered, another round of it open; and a neighbour whose data are to stay.</summary>
internal static class AnOrganisation
{
    /// <summary>Words that stand in no other document.</summary>
    public const string Marker = "zyx-nobody-else-says-this";

    public static readonly TeamRef Neighbour = new(new TenantId("neighbour"), new TeamId("19:neighbour@thread.tacv2"));

    /// <summary>People who are in <see cref="SecondTeam"/> too.</summary>
    public static readonly TeamRef SecondTeam = ToldTeams.Team(2);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public static World NewWorld()
    {
        var world = new World();
        world.Roster.Reading = MemoryRoster.Of(8);
        return world;
    }

    public static async Task LiveAsync(World world, IObjectStore store, IWorkQueue queue)
    {
        var told = new ToldTeams(store);
        await told.InstallAsync(Neighbour, "Neighbour");
        await told.InstallAsync(SecondTeam, "Second");
        var engine = new Engine(world, store, queue, world.Chat);
        var plan = await engine.OpenedAsync();
        await engine.Connecting.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(3)), steps: true, questions: true, Live);
        foreach (var participant in plan.Participants.Take(7))
        {
            await engine.AnswerAllAsync(plan, participant.Person, 4);
        }

        await engine.CloseAsync();
        var leader = new PersonRef(ARound.Team.Tenant, Engine.Admin);
        var words = ((CommentReading.Read)CommentText.Read(Marker)).Text;
        await engine.Replies.HandleAsync(leader, plan.Ref, new LeaderReply.WillDo(words, plan.Date.AddDays(10)), world.Time.GetUtcNow(), Live);
        await engine.PassAsync(TimeSpan.FromMinutes(20));
        await engine.PassAsync(TimeSpan.FromDays(7), TimeSpan.FromHours(1));
        await engine.Teams.UpdatePersonAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(4)), person => person.WithTeam(SecondTeam.Team), Live);

        // What the edge keeps, what was put aside, and what was damaged.
        var tenant = ARound.Team.Tenant.Value;
        foreach (var key in (StoreKey[])[StoreKey.Of("conversation", tenant, "person", "person-3"), StoreKey.Of("conversation", tenant, "team", ARound.Team.Team.Value), StoreKey.Of("greeted", tenant, "person-3"),
            StoreKey.Of("dialog", tenant, "person-3", "chat"), StoreKey.Of("a-kind-of-next-year", tenant, ARound.Team.Team.Value), StoreKey.Of("quarantine", "round", tenant, ARound.Team.Team.Value, "r", "plan.json", "1")])
        {
            await store.PutNewAsync(key, Encoding.UTF8.GetBytes($$"""{"of":"{{Marker}}"}"""), Live);
        }

        await store.PutNewAsync(StoreKey.Of("poison", WorkHints.Queue, "2026-11-24", "abc"), Encoding.UTF8.GetBytes($$"""{"tenant":"{{tenant}}","team":"{{ARound.Team.Team.Value}}","do":"?"}"""), Live);
        await new WorkHints(queue).SendAsync(new WorkItem.AdvanceRound(plan.Ref), TimeSpan.FromHours(1), Live);
        await new WorkHints(queue).SendAsync(new WorkItem.WelcomeTeam(Neighbour), TimeSpan.FromHours(1), Live);
    }

    /// <summary>Every kind of hint that may be left of the organisation.</summary>
    public static IReadOnlyList<WorkItem> Hints()
    {
        var round = new RoundRef(ARound.Team, RoundId.Of(ARound.Team, new DateOnly(2026, 11, 24)));
        return
        [
            new WorkItem.WelcomeTeam(ARound.Team), new WorkItem.OpenRound(ARound.Team, new DateOnly(2026, 12, 15)),
            new WorkItem.OpenScheduledRound(ARound.Team, new DateOnly(2026, 12, 15), World.Monday), new WorkItem.SkipRounds(ARound.Team, [new DateOnly(2026, 12, 8)]),
            new WorkItem.AskChunk(round, 0), new WorkItem.Remind(round), new WorkItem.AdvanceRound(round), new WorkItem.EndSweeps(round),
            new WorkItem.RunErrand(ARound.Team.Tenant, new ErrandName("send-digest-0")),
        ];
    }
}
