using CollabBot.Service.Commands;
using CollabBot.Service.Demo;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Demo;

public sealed class DemoInputs
{
    private static readonly DemoOptions Usual = new(People: 9, Weeks: 12, Seed: 1, IsFast: true);

    [Theory]
    [InlineData("--people 4", "--people is \"4\"; it must be a whole number from 5 to 200.")]
    [InlineData("--people 201", "--people is \"201\"; it must be a whole number from 5 to 200.")]
    [InlineData("--weeks 0", "--weeks is \"0\"; it must be a whole number from 1 to 104.")]
    [InlineData("--seed abc", "--seed is \"abc\"; it must be a whole number.")]
    public void A_number_that_will_not_do_is_named_with_what_is_wanted(string arguments, string sentence) =>
        Assert.Equal([sentence], DemoCommand.Create().Parse(arguments).Errors.Select(error => error.Message));

    [Theory]
    [InlineData("--people 5 --weeks 1 --seed -3 --fast")]
    [InlineData("--people 200 --weeks 104")]
    [InlineData("")]
    public void Numbers_at_the_bounds_will_do(string arguments) => Assert.Empty(DemoCommand.Create().Parse(arguments).Errors);

    [Fact]
    public async Task A_report_in_a_folder_that_is_not_there_is_refused_before_anything_is_played()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("nowhere", "demo.json");
        using var screen = new StringWriter();
        using var errors = new StringWriter();

        var exit = await DemoCommand.RunAsync(Usual, path, Demos.Redirected(screen), errors, TestContext.Current.CancellationToken);

        Assert.Equal(2, exit);
        Assert.Equal($"--json is \"{path}\", and there is no such folder; it must be a file in a folder that exists and that this account may write to.", errors.ToString().TrimEnd());
        Assert.Empty(screen.ToString());
        Assert.Empty(Directory.GetFileSystemEntries(folder.PathOf()));
    }

    [Fact]
    public async Task A_folder_is_no_place_for_a_report()
    {
        using var folder = new TemporaryFolder();
        using var errors = new StringWriter();

        var exit = await DemoCommand.RunAsync(Usual, folder.PathOf(), Demos.Redirected(TextWriter.Null), errors, TestContext.Current.CancellationToken);

        Assert.Equal(2, exit);
        Assert.Contains("that is a folder", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_is_not_completed_leaves_the_earlier_one_alone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("demo.json");
        File.WriteAllText(path, "earlier");

        OutputFile.Prepare(path, "--json", mayReplace: true).Dispose();

        Assert.Equal("earlier", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.PathOf()));
    }
}
