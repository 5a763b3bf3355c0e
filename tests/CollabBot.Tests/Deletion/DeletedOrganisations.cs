using System.Text;
using System.Text.Json.Nodes;
using CollabBot.Core.Deletion;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Deletion;

/// <summary>Offboarding on a real database file.</summary>
public sealed class DeletedOrganisations
{
    private static readonly DeletionScope Whole = new(ARound.Team.Tenant, null);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_it_is_left_in_the_files_and_the_neighbour_is_as_before()
    {
        using var database = await ADatabase.NewAsync();
        var before = await database.ContentsAsync();
        Assert.Contains("tenant-1", database.Bytes(), StringComparison.Ordinal);
        Assert.Contains(AnOrganisation.Marker, database.Bytes(), StringComparison.Ordinal);

        Assert.Equal((0, ""), (await database.DeleteAsync(), database.Errors.ToString()));

        Assert.All([ARound.Team.Tenant.Value, ARound.Team.Team.Value, AnOrganisation.Marker, "person-3"], gone => Assert.DoesNotContain(gone, database.Bytes(), StringComparison.Ordinal));
        var after = await database.ContentsAsync();
        Assert.Equal(before.Where(entry => entry.Key.Contains("neighbour", StringComparison.Ordinal)), after.Where(entry => entry.Key.Contains("neighbour", StringComparison.Ordinal)));
        var left = 0;
        await database.OpenAsync(async (_, queue) => left = await queue.LengthAsync(WorkHints.Queue, Live));
        Assert.Equal(1, left);
        Assert.Equal(0, await database.VerifyAsync());
    }

    [Fact]
    public async Task The_certificate_counts_what_was_deleted_and_says_what_it_does_not_prove()
    {
        using var database = await ADatabase.NewAsync();
        var own = (await database.ContentsAsync()).Keys.Count(key => key.Contains("tenant-1", StringComparison.Ordinal));

        await database.DeleteAsync();

        var certificate = JsonNode.Parse(await File.ReadAllTextAsync(database.Certificate, Live))!["certificate"]!;
        var counts = certificate["deleted"]!.AsObject().ToDictionary(kind => kind.Key, kind => (int)kind.Value!);
        Assert.Equal(own, counts.Where(kind => kind.Key is not ("sched" or "poison")).Sum(kind => kind.Value));
        Assert.Equal(counts.Values.Sum(), (int)certificate["total"]!);
        Assert.True((int)certificate["hints"]! >= 1);
        Assert.Equal((0, "tenant-1"), ((int)certificate["walk"]!["found"]!, (string)certificate["organisation"]!));
        Assert.All(["audit", "cfg", "conversation", "digest", "errand", "history", "loop", "members", "person", "poison", "quarantine", "round", "sched", "a-kind-of-next-year"], kind => Assert.True(counts.GetValueOrDefault(kind) > 0, kind));
        Assert.Contains(certificate["proves_not"]!.AsArray(), line => ((string)line!).Contains("backups", StringComparison.Ordinal));
        Assert.False(File.Exists(database.Certificate + ".journal"));
    }

    [Fact]
    public async Task One_that_was_broken_off_anywhere_goes_on_and_counts_everything_once()
    {
        using var template = await ADatabase.NewAsync();
        using var undisturbed = template.Copy();
        await undisturbed.DeleteAsync();
        var wanted = Deleted(undisturbed);
        var deaths = 0;
        for (var step = 0; await DiesAsync(step); step = step < 12 ? step + 1 : step * 3 / 2)
        {
            deaths++;
        }

        Assert.True(deaths > 12, "It never died.");

        async Task<bool> DiesAsync(int step)
        {
            using var database = template.Copy();
            if (!await database.DiesAsync(Whole, new CrashPoint(step, takesEffect: step % 2 == 0)))
            {
                return false;
            }

            Assert.False(File.Exists(database.Certificate));
            Assert.True(File.Exists(database.Certificate + ".journal"), $"step {step}");

            Assert.Equal(0, await database.DeleteAsync());

            Assert.Equal(wanted, Deleted(database));
            Assert.Equal(0, await database.VerifyAsync());
            return true;
        }
    }

    [Fact]
    public async Task Hints_and_events_that_come_too_late_bring_nothing_back()
    {
        using var database = await ADatabase.NewAsync();
        await database.DeleteAsync();
        await database.OpenAsync(async (store, queue) =>
        {
            var engine = new Engine(database.World, store, queue, database.World.Chat);
            var posts = database.World.Chat.Delivered.Count;
            foreach (var hint in AnOrganisation.Hints())
            {
                await new WorkHints(queue).SendAsync(hint, Live);
            }

            await engine.Install.RemoveAsync(ARound.Team, Live);
            await engine.Install.RenameAsync(ARound.Team, "Anew", Live);
            await engine.PassAsync(TimeSpan.FromHours(2));

            Assert.Equal(posts, database.World.Chat.Delivered.Count);
        });

        Assert.Equal((0, ""), (await database.VerifyAsync(), database.Errors.ToString()));
    }

    [Fact]
    public async Task A_certificate_that_was_changed_and_an_organisation_that_came_back_are_found()
    {
        using var database = await ADatabase.NewAsync();
        await database.DeleteAsync();
        var written = await File.ReadAllTextAsync(database.Certificate, Live);

        await File.WriteAllTextAsync(database.Certificate, written.Replace("\"hints\": ", "\"hints\": 1", StringComparison.Ordinal), Live);
        Assert.Equal(1, await database.VerifyAsync());
        Assert.Contains("or was changed since it was written", database.Errors.ToString(), StringComparison.Ordinal);

        await File.WriteAllTextAsync(database.Certificate, written, Live);
        await database.OpenAsync((store, _) => store.PutNewAsync(StoreKey.Of("a-log", "elsewhere"), Encoding.UTF8.GetBytes("""{"t":"tenant-1"}"""), Live));
        Assert.Equal(1, await database.VerifyAsync());
        Assert.EndsWith($"Something is there: 1 a-log.{Environment.NewLine}", database.Errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_team_goes_and_the_others_of_its_people_stay()
    {
        using var database = await ADatabase.NewAsync();

        Assert.Equal((0, ""), (await database.DeleteAsync(team: ARound.Team.Team.Value), database.Errors.ToString()));

        Assert.DoesNotContain(ARound.Team.Team.Value, database.Bytes(), StringComparison.Ordinal);
        var after = await database.ContentsAsync();
        Assert.Contains(after.Keys, key => key.StartsWith("cfg/tenant-1/team/", StringComparison.Ordinal));
        Assert.Equal(["person/tenant-1/person-4"], after.Keys.Where(key => key.StartsWith("person/", StringComparison.Ordinal)));
        Assert.DoesNotContain(after.Keys, key => key.Contains("person-3", StringComparison.Ordinal));
        Assert.Contains(AnOrganisation.SecondTeam.Team.Value, after["person/tenant-1/person-4"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_deleted_before_somebody_says_yes_nor_beside_a_running_service_nor_of_nobody()
    {
        using var database = await ADatabase.NewAsync();
        var before = await database.ContentsAsync();

        Assert.Equal(2, await database.DeleteAsync(yes: false));
        Assert.Equal(2, await database.DeleteAsync(tenant: "tenant"));
        Assert.Equal(2, await database.DeleteAsync(tenant: null));
        using (database.Open())
        {
            Assert.Equal(2, await database.DeleteAsync());
        }

        Assert.Equal(before, await database.ContentsAsync());
        Assert.Matches("round +[0-9]+", database.Screen.ToString());
        Assert.All(
            ["Nothing was deleted. Add --yes", "There is nothing of the organisation \"tenant\" in this store. These there are: neighbour, tenant-1.", "--tenant and --certificate are needed", "The service runs and has its database to itself."],
            said => Assert.Contains(said, database.Errors.ToString(), StringComparison.Ordinal));
        Assert.False(File.Exists(database.Certificate) || File.Exists(database.Certificate + ".journal"));
    }

    [Theory]
    [InlineData("""{"tenant":"abc-1"}""", true)]
    [InlineData("abc-1", true)]
    [InlineData("""{"tenant":"abc-10"}""", false)]
    [InlineData("""{"tenant":"x-abc-1"}""", false)]
    [InlineData("abc-10 and then abc-1.", true)]
    [InlineData("""{"abc-1":"x"}""", false)]
    [InlineData("", false)]
    public void A_longer_id_is_anothers(string text, bool named) =>
        Assert.Equal(named, new DeletionScope(new TenantId("abc-1"), null).IsNamedIn(Encoding.UTF8.GetBytes(text)));

    private static string Deleted(ADatabase database) => JsonNode.Parse(File.ReadAllText(database.Certificate))!["certificate"]!["deleted"]!.ToJsonString();
}
