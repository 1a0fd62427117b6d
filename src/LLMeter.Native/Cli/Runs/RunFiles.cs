using System.Text.Json;
using LLMeter.Native.Endpoints;
using LLMeter.Native.Measurement;
using LLMeter.Native.Results;
using LLMeter.Native.Results.Recording;
using LLMeter.Native.Statistics;

namespace LLMeter.Native.Cli;

/// <summary>The files of a run that has an --output: what was asked for at its start, lines as it goes, the summary at its end.</summary>
internal sealed class RunFiles : IDisposable
{
    private readonly RunRecorder _recorder;
    private readonly TimelineFile _timeline;

    private RunFiles(RunFolder folder, WallClock clock)
    {
        Folder = folder;
        _recorder = new RunRecorder(folder, clock);
        _timeline = new TimelineFile(folder);
        Observers = [_recorder, new TimelineSlicer(clock.Stamp, _timeline.Append)];
    }

    public RunFolder Folder { get; }

    public IReadOnlyList<IExchangeObserver> Observers { get; }

    /// <summary>Makes the run's folder and writes what was asked for.</summary>
    /// <exception cref="ResultsException">Nothing can be written there.</exception>
    public static RunFolder Prepare(RunSetup setup, string output, string name)
    {
        var folder = RunFolder.Create(output, name);
        PayloadFile.Write(folder, setup.Payloads.Select(payload => payload.Json));
        var plan = setup.Plan;
        RunConfigFile.Write(
            folder,
            new RunConfig
            {
                OutputPath = folder.Path,
                Clients = plan.Clients,
                RequestsPerClient = plan.IsTimeBound ? null : plan.RequestsPerClient ?? setup.Payloads.Count,
                Duration = plan.Duration?.TotalSeconds,
                Payload = folder.Payload,
                RunName = folder.Name,
                Description = plan.Description,
                Timeout = plan.Timeout.TotalSeconds,
                LowMemory = plan.LowMemory,
            },
            json => WriteEndpoint(json, setup.Endpoint));
        PlanFile.Write(folder, json => WritePlan(json, setup));
        return folder;
    }

    /// <summary>Opens the files that grow with the run.</summary>
    public static RunFiles Open(RunFolder folder, WallClock clock) => new(folder, clock);

    /// <summary>Writes what the run came to.</summary>
    public void Complete(RunDescription description, StatsDocument stats)
    {
        _recorder.Flush();
        StatsFile.Write(Folder, stats);
        SummaryFile.Write(Folder, description);
    }

    public void Dispose()
    {
        _recorder.Dispose();
        _timeline.Dispose();
    }

    /// <summary>What run_config.json has no place for: this endpoint's own options, and what makes the run repeat.</summary>
    private static void WritePlan(Utf8JsonWriter json, RunSetup setup)
    {
        json.WriteString("version", ProductVersion.Text);
        json.WriteString("endpoint", setup.Endpoint.Descriptor.Name);
        json.WriteStartObject("options");
        setup.Endpoint.WriteOptions(json);
        json.WriteEndObject();
        json.WriteBoolean("simulated", setup.IsSimulated);
        json.WriteNumber("seed", setup.Plan.Seed);
        json.WriteBoolean("shuffle", setup.Plan.Shuffle);
        json.WriteBoolean("preconnect", setup.Plan.Preconnects);
        json.WriteNumber("start_jitter", setup.Plan.StartJitter.TotalSeconds);
    }

    private static void WriteEndpoint(Utf8JsonWriter json, IEndpoint endpoint)
    {
        json.WriteStartObject();
        json.WriteString("endpoint_name", endpoint.Descriptor.EndpointName);
        json.WriteString("model_id", endpoint.Model);
        json.WriteString("provider", endpoint.Descriptor.Provider);
        endpoint.WriteLLMeterMembers(json);
        json.WriteString("endpoint_type", endpoint.Descriptor.LLMeterType);
        json.WriteEndObject();
    }
}
