using System.Text.Json.Nodes;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>A11: somebody answers, withdraws and answers again, and somebody else looks each time whether anything has moved. Nothing does while a round is open.</summary>
public sealed class Togglers
{
    private static readonly string[] Questions = ["pulse", "my answers", "help", "settings", "privacy"];

    [Fact]
    public async Task A11_whatever_one_person_gives_and_takes_back_the_others_see_the_same()
    {
        await using var stage = await TamperingStage.OpenAsync();
        var before = await LookAsync(stage);
        Assert.Equal(before, await LookAsync(stage));

        for (var turn = 0; turn < 3; turn++)
        {
            await stage.WriteAsync(stage.Presser, "5");
            Assert.True((await stage.BallotsAsync()).ContainsKey(stage.Presser.ObjectId));
            Assert.Equal(before, await LookAsync(stage));

            await stage.WriteAsync(stage.Presser, "withdraw");
            Assert.False((await stage.BallotsAsync()).ContainsKey(stage.Presser.ObjectId));
            Assert.Equal(before, await LookAsync(stage));
        }
    }

    /// <summary>What a colleague and the admin are told, whatever they ask, and what stands in the channels.</summary>
    private static async Task<List<string>> LookAsync(TamperingStage stage)
    {
        var seen = new List<string> { $"{stage.PostsInChannels()} posts in channels" };
        foreach (var person in new[] { stage.Colleague, stage.Admin })
        {
            foreach (var question in Questions)
            {
                seen.Add(await stage.TellAsync(person, question));
            }

            await stage.PressAsync(person, "ask.now", new JsonObject { ["team"] = stage.Team.Id });
            seen.Add(stage.Answers[^1].Body);
        }

        return seen;
    }
}
