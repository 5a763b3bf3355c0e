using System.CommandLine;
using System.Globalization;
using CollabBot.Core.Delivery;

namespace CollabBot.Service.Commands;

/// <summary><c>poison</c>: shows the messages that were put aside, and gives them back to their queue.</summary>
/// <remarks>On Azure beside a running service; on SQLite, whose file has one owner, while it is stopped.</remarks>
internal static class PoisonCommand
{
    private const int Ok = 0;
    private const int Wrong = 1;

    private static readonly Argument<string?> Id = new("ID") { Description = "Which one, as list shows it. Without it: all of them.", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create()
    {
        var list = new Command("list", "Show what was put aside: queue, day, id.");
        list.SetAction((_, cancellationToken) => ListAsync(ServiceHost.CreateBuilder(), Console.Out, Console.Error, cancellationToken));
        var replay = new Command("replay", "Give messages back to their queue, once the cause is mended.") { Id };
        replay.SetAction((parsed, cancellationToken) => ReplayAsync(ServiceHost.CreateBuilder(), parsed.GetValue(Id), Console.Out, Console.Error, cancellationToken));
        return new Command("poison", "Messages that failed again and again and were put aside.") { list, replay };
    }

    /// <returns>0; 1 when a running service has the store to itself.</returns>
    internal static Task<int> ListAsync(WebApplicationBuilder builder, TextWriter output, TextWriter errors, CancellationToken cancellationToken) => OnStore.RunAsync(builder, errors, Wrong, async services =>
    {
        var poison = services.GetRequiredService<Poison>();
        var count = 0;
        await foreach (var message in poison.ListAsync(cancellationToken))
        {
            count++;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{message.Queue}  {message.Date:yyyy-MM-dd}  {message.Id}"));
        }

        await output.WriteLineAsync(count == 0 ? "Nothing was put aside." : string.Create(CultureInfo.InvariantCulture, $"Put aside: {count}. Mend the cause that the log tells, then replay."));
        return Ok;
    });

    /// <param name="id">Null for all.</param>
    /// <returns>0; 1 when there is none of that id, or a running service has the store to itself.</returns>
    internal static Task<int> ReplayAsync(WebApplicationBuilder builder, string? id, TextWriter output, TextWriter errors, CancellationToken cancellationToken) => OnStore.RunAsync(builder, errors, Wrong, async services =>
    {
        var poison = services.GetRequiredService<Poison>();
        var wanted = await poison.ListAsync(cancellationToken).Where(message => id is null || message.Id == id).ToListAsync(cancellationToken);
        if (wanted is [] && id is not null)
        {
            await errors.WriteLineAsync($"No message \"{id}\" was put aside; \"collabbot poison list\" shows those that were.");
            return Wrong;
        }

        foreach (var message in wanted)
        {
            await poison.ReplayAsync(message, cancellationToken);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Given back: {wanted.Count}."));
        return Ok;
    });
}
