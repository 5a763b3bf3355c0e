using System.Text;
using CollabBot.Core.Delivery;
using CollabBot.Core.Practice;
using CollabBot.Tests.Comments;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>The note that comments were not shown goes to their authors; the account of it may not tell who they are.</summary>
public sealed class AttentionOfComments
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task It_is_charged_to_everybody_alike_whoever_wrote_and_also_if_nobody_did(int authors)
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(Math.Min(authors, 2));
        await sweep.EverybodySaysAsync(Math.Max(0, authors - 2), from: 6, PracticeArea.Equality);

        await sweep.CloseAsync();

        var people = sweep.World.Store.Contents().Where(entry => entry.Key.StartsWith("person/", StringComparison.Ordinal)).Select(entry => Encoding.UTF8.GetString(entry.Value)).ToList();
        var others = people.Where(person => !person.Contains("\"cap\":7", StringComparison.Ordinal)).ToList();
        Assert.Equal(authors, sweep.Told().Count);
        Assert.Equal(12, people.Count);
        Assert.All(people, person => Assert.Contains("CommentNote", person, StringComparison.Ordinal));
        Assert.Equal(11, others.Count);
        Assert.Single(others.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_author_without_room_is_not_told_and_finds_it_in_their_account()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(2);
        var week = AttentionWeek.Of(new DateOnly(2026, 11, 23));
        foreach (var number in Enumerable.Range(1, 3))
        {
            await sweep.Engine.Budget.TryChargeAsync(AttentionTeams.Ref(2), AttentionKind.Nudge, $"n{number}", week, Live);
        }

        await sweep.CloseAsync();

        Assert.Single(sweep.Told());
        Assert.DoesNotContain(sweep.World.Chat.Delivered.OfType<Post.CommentsNotShown>(), post => post.Author.Id == ARound.Person(2));
        Assert.Contains((await sweep.Engine.Teams.PersonAsync(AttentionTeams.Ref(2), Live)).Attention!.Entries, entry => entry is { Kind: AttentionKind.CommentNote, IsPutOff: true });
    }
}
