using CollabBot.BotFramework.Activities;
using CollabBot.Core.Teams;
using CollabBot.Teams.Delivery;
using CollabBot.Tests.BotFramework;
using CollabBot.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Teams;

/// <summary>How to reach somebody is kept for good, so it must not tell what they did.</summary>
public sealed class ConversationTraces
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("message-text-personal")]
    [InlineData("invoke-adaptiveCard-action-personal")]
    public async Task A_first_tap_or_word_changes_nothing_that_is_kept_of_a_person_the_bot_wrote_to_first(string capture)
    {
        var time = new FakeTimeProvider();
        var store = new MemoryObjectStore(time);
        var conversations = new Conversations(store, time);
        var activity = Captured.Read(Captured.Json(capture));
        var person = new PersonRef(new TenantId(activity.TenantId!), new PersonId(activity.From.AadObjectId!));
        await conversations.BeginAsync(person, ConversationReference.Of(activity, time.GetUtcNow()) with { Locale = null, TimeZone = null }, activity.From.Id, activity.Conversation.Id, Live);
        var before = store.Contents();
        var revisions = await Revisions(store);

        time.Advance(TimeSpan.FromHours(3));
        await conversations.NoteAsync(activity, Live);

        Assert.Equal(before.Single().Value, store.Contents().Single().Value);
        Assert.Equal(revisions, await Revisions(store));
    }

    [Fact]
    public async Task A_team_and_whoever_is_reached_by_way_of_it_stay_on_the_host_they_were_heard_from()
    {
        const string Host = "https://smba.infra.gcc.teams.microsoft.com/gcc/";
        var time = new FakeTimeProvider();
        var conversations = new Conversations(new MemoryObjectStore(time), time);
        var json = Captured.Json("installationUpdate-add-channel");
        json["serviceUrl"] = Host;
        var activity = Captured.Read(json);
        var team = new TeamRef(new TenantId(activity.TenantId!), new TeamId(activity.Teams.TeamId!));
        var person = new PersonRef(team.Tenant, new PersonId("somebody"));

        await conversations.NoteAsync(activity, Live);
        await conversations.BeginAsync(person, (await conversations.FindAsync(team, Live))!, "29:somebody", "a:chat", Live);

        Assert.Equal(Host, (await conversations.FindAsync(team, Live))!.ServiceUrl);
        Assert.Equal(Host, (await conversations.FindAsync(person, Live))!.ServiceUrl);
    }

    private static async Task<List<string>> Revisions(MemoryObjectStore store)
    {
        var revisions = new List<string>();
        await foreach (var entry in store.ListAsync(Core.Storage.StoreKey.Of("conversation"), Live))
        {
            revisions.Add(entry.Revision.Value);
        }

        return revisions;
    }
}
