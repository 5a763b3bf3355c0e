using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>Two messages of one person reach two replicas at once.</summary>
public sealed class ParallelMessages
{
    [Fact]
    public async Task Each_answers_the_question_that_is_open_when_it_is_saved()
    {
        var person = await ADialog.BegunAsync();
        var first = person.Turn("monthly");
        var second = person.Turn("yes");
        person.Store.BeforeNextSave = () => person.RunAsync(first);

        var result = await person.RunAsync(second);

        Assert.Equal("Spike m true", result.Result);
        Assert.Equal(["Shall I set it to m?", "Done."], person.Said.TakeLast(2));
        Assert.Equal(["m1 setup", "m2", "m3"], person.State.Handled);
    }
}
