using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using LLMeter.Native.Simulator.Dialects;
using LLMeter.Native.Simulator.Faults;
using LLMeter.Native.Simulator.Latency;
using LLMeter.Native.Simulator.Playback;
using LLMeter.Native.Simulator.Scheduling;
using Microsoft.AspNetCore.Http;

namespace LLMeter.Native.Simulator;

/// <summary>Takes one request from its first byte to the end of its answer.</summary>
internal sealed class RequestHandler(SimulatorSettings settings, TimerThread timer)
{
    /// <summary>The header by which a client asks for a fault.</summary>
    public const string FaultHeader = "x-llmeter-fault";

    private const string Json = "application/json";

    private readonly AdmissionQueue<Waiter>? _queue = settings.Capacity is { } capacity ? new(capacity) : null;
    private readonly AccessCheck _access = new(settings.ApiKey);
    private long _requests = -1;

    /// <remarks>Steps: 1 find who speaks · 2 read · 3 choose the fault · 4 refuse · 5 wait for a place · 6 answer · 7 give the place back.</remarks>
    public async Task HandleAsync(HttpContext http)
    {
        // 1. Find who speaks.
        var path = http.Request.Path.Value ?? "/";
        var dialect = DialectCatalog.Find(path, out var route);
        if (_access.Check(http.Request, path, route) is { } denial)
        {
            await RefuseAsync(http.Response, dialect, denial);
            return;
        }

        if (route == RouteKind.Page)
        {
            await SendAsync(http.Response, 200, Json, dialect.Page(path, settings));
            return;
        }

        // 2. Read. Arrival is when the last byte of the request is here.
        var number = Interlocked.Increment(ref _requests);
        var input = http.Request.BodyReader;
        var read = await ReadAllAsync(input);
        var receivedNs = MonotonicClock.NowNs;
        var isRead = TryRead(dialect, read.Buffer, out var question, out var refusal);
        input.AdvanceTo(read.Buffer.End);

        // 3. Choose the fault: what the request asks for, else what the rates say.
        if (!TryChooseFault(http.Request, number, out var fault, out var reason))
        {
            (isRead, refusal) = (false, new(400, "invalid_request_error", $"{FaultHeader}: {reason}"));
        }

        // 4. Refuse.
        http.Response.Headers["x-request-id"] = $"req_sim{number:D12}";
        if (!isRead)
        {
            await RefuseAsync(http.Response, dialect, refusal);
            return;
        }

        if (fault.Kind == FaultKind.Html)
        {
            await SendAsync(http.Response, fault.Status, "text/html; charset=utf-8", FaultAnswer.HtmlPage);
            return;
        }

        if (fault.Kind is FaultKind.Status or FaultKind.Throttle)
        {
            await RefuseAsync(http.Response, dialect, FaultAnswer.RefusalOf(fault));
            return;
        }

        // 5. Wait for a place.
        var admittedNs = receivedNs;
        var waiter = new Waiter();
        if (_queue is not null && !_queue.Enter(waiter))
        {
            if (await WaitAsync(_queue, waiter, http.RequestAborted) is not { } atNs)
            {
                return;
            }

            admittedNs = atNs;
        }

        // 6. Answer.
        try
        {
            await AnswerAsync(http, dialect, question, fault, number, receivedNs, admittedNs);
        }
        catch (OperationCanceledException)
        {
            // The client is gone; nobody is left to tell.
        }
        finally
        {
            // 7. Give the place back.
            if (_queue is not null && _queue.Leave(out var next))
            {
                next.Admit(MonotonicClock.NowNs);
            }
        }
    }

    private static async ValueTask<ReadResult> ReadAllAsync(PipeReader input)
    {
        while (true)
        {
            var read = await input.ReadAsync();
            if (read.IsCompleted)
            {
                return read;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool TryRead(IDialect dialect, in ReadOnlySequence<byte> body, out Question question, out Refusal refusal)
    {
        if (body.IsSingleSegment)
        {
            return dialect.TryRead(body.FirstSpan, out question, out refusal);
        }

        var rented = ArrayPool<byte>.Shared.Rent((int)body.Length);
        try
        {
            body.CopyTo(rented);
            return dialect.TryRead(rented.AsSpan(0, (int)body.Length), out question, out refusal);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private bool TryChooseFault(HttpRequest request, long number, out Fault fault, out string reason)
    {
        reason = "";
        if (request.Headers.TryGetValue(FaultHeader, out var asked))
        {
            try
            {
                fault = Fault.Parse(asked.ToString());
                return true;
            }
            catch (FormatException wrong)
            {
                (fault, reason) = (Fault.None, wrong.Message);
                return false;
            }
        }

        fault = Fault.None;
        if (settings.Faults.Count > 0)
        {
            var draws = Draws.For(settings.Seed, number, DrawPurpose.Fault);
            fault = FaultRate.Pick(settings.Faults, draws.NextUnit());
        }

        return true;
    }

    private static async ValueTask<long?> WaitAsync(AdmissionQueue<Waiter> queue, Waiter waiter, CancellationToken aborted)
    {
        await using var registration = aborted.UnsafeRegister(_ =>
        {
            if (queue.Withdraw(waiter))
            {
                waiter.GiveUp();
            }
        }, null);
        try
        {
            return await waiter.Admitted;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async ValueTask AnswerAsync(HttpContext http, IDialect dialect, Question question, Fault fault, long number, long receivedNs, long admittedNs)
    {
        var plan = AnswerPlan.Draw(settings, number, question.EstimatedInputTokens, question.TokenLimit);
        var traits = new AnswerTraits(
            TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(), receivedNs, settings.IsStamped, settings.Text,
            HasUsage: fault.Kind != FaultKind.NoUsage, HasEnd: fault.Kind != FaultKind.NoDone);
        var answer = dialect.Compose(question, plan, traits);
        if (fault.Kind == FaultKind.SlowHeaders)
        {
            admittedNs += fault.DelayNs;
            await Alarm.WaitAsync(timer, admittedNs, http.RequestAborted);
        }

        var schedule = new TokenSchedule(admittedNs, plan.FirstTokenNs, plan.Gap, plan.GapDraws);
        Player player;
        if (question.IsStreaming)
        {
            http.Response.ContentType = answer.StreamContentType;
            http.Response.Headers.CacheControl = "no-cache";
            SetProcessingTime(http.Response);
            player = new StreamPlayer(http.Response.BodyWriter, timer, answer, fault, schedule, settings.EventsPerWrite, plan.Gap.IsZero);
        }
        else
        {
            http.Response.ContentType = Json;
            player = new WholePlayer(http.Response, timer, answer, fault, schedule.DueNs(answer.Tokens - 1), SetProcessingTime);
        }

        await ConnectionEnding.EndAsync(http, await player.PlayAsync(http.RequestAborted));

        void SetProcessingTime(HttpResponse response) =>
            response.Headers["openai-processing-ms"] = ((MonotonicClock.NowNs - receivedNs) / MonotonicClock.NsPerMs).ToString(CultureInfo.InvariantCulture);
    }

    private static Task RefuseAsync(HttpResponse response, IDialect dialect, Refusal refusal)
    {
        if (refusal.AllowedMethod is { } method)
        {
            response.Headers.Allow = method;
        }

        if (refusal.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return SendAsync(response, refusal.Status, Json, dialect.Refuse(refusal));
    }

    private static async Task SendAsync(HttpResponse response, int status, string contentType, byte[] body)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body);
    }
}
