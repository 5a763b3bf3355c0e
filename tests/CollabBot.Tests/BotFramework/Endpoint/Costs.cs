using System.Diagnostics;
using System.Globalization;
using System.Text;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Tests.BotFramework.AdaptiveCards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CollabBot.Tests.BotFramework.Endpoint;

/// <summary>What one request costs, server included, beside an endpoint that reads the body and answers the same bytes.</summary>
[CollectionDefinition(nameof(Costs), DisableParallelization = true)]
[Collection(nameof(Costs))]
public sealed class Costs
{
    private const int MaxBytesPerInvoke = 12 * 1024;
    private const int MaxBytesPerEcho = 20 * 1024;
    private const int Rounds = 3;
    private const double MinShareOfBareSpeed = 0.6;

    private static int _ids;

    private static readonly InvokeResponse Answer = InvokeResponse.Card(ACard.Minimal());

    [Theory]
    [InlineData("invoke-adaptiveCard-action-personal", MaxBytesPerInvoke)]
    [InlineData("message-text-personal", MaxBytesPerEcho)]
    public async Task One_request_allocates_little(string capture, int most)
    {
        await using var host = await ARealHost.StartAsync(new Echo());
        using var connection = new RawConnection(host.Address);
        var requests = Requests(capture, 3000);
        foreach (var request in requests.Take(1000))
        {
            connection.Post(request);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        foreach (var request in requests.Skip(1000))
        {
            Assert.Equal(200, connection.Post(request).Status);
        }

        var each = (GC.GetTotalAllocatedBytes(precise: true) - before) / 2000;
        TestContext.Current.TestOutputHelper?.WriteLine($"{capture}: {each} bytes");
        Assert.InRange(each, 0, most);
    }

    [Fact]
    [Trait("length", "long")]
    public async Task An_invoke_is_answered_at_most_of_the_speed_of_the_bare_server()
    {
        await using var host = await ARealHost.StartAsync(new Echo(), map: app => app.MapPost("/bare", (RequestDelegate)AnswerBarelyAsync));
        double bare = 0, ours = 0;
        for (var round = 0; round < Rounds; round++)
        {
            bare = Math.Max(bare, Rate(host.Address, "/bare"));
            ours = Math.Max(ours, Rate(host.Address, "/api/messages"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare {bare:F0}/s, ours {ours:F0}/s, {ours / bare:P0}"));
        Assert.InRange(ours / bare, MinShareOfBareSpeed, double.MaxValue);
    }

    private static async Task AnswerBarelyAsync(HttpContext context)
    {
        System.IO.Pipelines.ReadResult read;
        do
        {
            read = await context.Request.BodyReader.ReadAsync();
            context.Request.BodyReader.AdvanceTo(read.IsCompleted ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
        }
        while (!read.IsCompleted);

        context.Response.ContentLength = Answer.Body.Length;
        await context.Response.Body.WriteAsync(Answer.Body);
    }

    /// <returns>Answers a second, from 4 connections that ask one after the other.</returns>
    private static double Rate(Uri address, string path)
    {
        const int Connections = 4;
        const int Each = 10_000;
        var requests = Requests("invoke-adaptiveCard-action-personal", Connections * Each, path);
        var started = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, Connections).Select(at => new Thread(() =>
        {
            using var connection = new RawConnection(address);
            foreach (var request in requests.Skip(at * Each).Take(Each))
            {
                connection.Post(request);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return Connections * Each / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static List<byte[]> Requests(string capture, int count, string path = "/api/messages")
    {
        var requests = new List<byte[]>(count);
        var json = Captured.Json(capture);
        for (var i = 0; i < count; i++)
        {
            json["id"] = $"{Interlocked.Increment(ref _ids):D13}";
            requests.Add(RawConnection.Request(Encoding.UTF8.GetBytes(json.ToJsonString()), path: path));
        }

        return requests;
    }

    private sealed class Echo : IBot
    {
        public async Task<InvokeResponse?> OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
        {
            if (turn.Activity.IsInvoke)
            {
                return Answer;
            }

            await turn.SendActivityAsync(OutboundActivity.FromText(turn.Activity.Text ?? ""), cancellationToken);
            return null;
        }
    }
}
