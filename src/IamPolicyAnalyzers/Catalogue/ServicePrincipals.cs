using System;
using System.Collections.Generic;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>The names by which AWS services call and assume roles. AWS publishes no full list, so that a name that is not here may well exist.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services</remarks>
internal static class ServicePrincipals
{
    /// <summary>What nearly every name ends with.</summary>
    public const string Suffix = ".amazonaws.com";

    private const int MaxDistance = 2;

    /// <summary>Endings of names in partitions of their own and inside AWS.</summary>
    private static readonly string[] s_otherSuffixes =
    [
        ".amazonaws.com.cn", ".amazonaws.eu", ".c2s.ic.gov", ".sc2s.sgov.gov", ".csp.hci.ic.gov", ".cloud.adc-e.uk", ".aws.internal",
    ];

    private static readonly string[] s_ofAlexa = ["alexa-appkit.amazon.com", "alexa-connectedhome.amazon.com"];

    /// <summary>The names without their ending.</summary>
    private static readonly HashSet<string> s_labels = new(StringComparer.Ordinal)
    {
        "a4b", "access-analyzer", "access-grants.s3", "account", "account-access", "acm", "acm-pca", "aco-automation", "agent-registry",
        "agent.wellarchitected", "agentless.inspector2", "aiops", "airflow", "airflow-env", "airflow-serverless", "amazonmq", "ami.inspector2",
        "amplify", "apidestinations.events", "apigateway", "appconfig", "appfabric", "appflow", "application-autoscaling", "application-insights",
        "application-signals.cloudwatch", "application-transformation", "appmesh", "apprunner", "appstream", "appstream.application-autoscaling",
        "appsync", "aps", "artifact", "assets.marketplace", "athena", "auditmanager", "automation", "autoscaling", "aws-artifact-account-sync",
        "aws-external-anthropic", "aws-mcp", "backup", "batch", "bcm-data-exports", "bedrock", "bedrock-agentcore", "bedrock-mantle",
        "billingconsole", "billingreports", "braket", "budgets", "bugbust", "build.apprunner", "cassandra-streams",
        "cassandra.application-autoscaling", "ce", "channels.lex", "channels.lexv2", "chatbot", "chime", "cleanrooms", "cleanrooms-ml", "cloud9",
        "clouddirectory", "cloudformation", "cloudfront", "cloudhsm", "cloudsearch", "cloudtrail", "cloudwatch", "cloudwatch-crossaccount",
        "codeartifact", "codebuild", "codecatalyst", "codecatalyst-runner", "codecommit", "codedeploy", "codeguru-profiler", "codeguru-reviewer",
        "codeguru-security", "codepipeline", "codestar", "codestar-notifications", "cognito-identity", "cognito-identity-us-gov", "cognito-idp",
        "cognito-sync", "comprehend", "comprehend.application-autoscaling", "compute-optimizer", "config", "config-conforms",
        "config-multiaccountsetup", "connect", "connect-campaigns", "context.cloudtrail", "continuousexport.discovery", "contract.iq",
        "contributorinsights.dynamodb", "controltower", "cost-optimization-hub.bcm", "costalerts", "credentials.iot", "crowd",
        "custom-resource.application-autoscaling", "custom.rds", "custom.rds-preview", "databrew", "dataexchange", "datapipeline", "datasync",
        "datazone", "datazonecontrol", "dax", "deeplens", "delivery.logs", "detective", "devops-guru", "diode", "directconnect",
        "directquery.opensearchservice", "discovery", "dlm", "dms", "dmsintegration.migrationhub", "docdb-elastic", "drs", "ds", "dsql", "dynamodb",
        "dynamodb.application-autoscaling", "ec", "ec2", "ec2-images", "ec2.application-autoscaling", "ec2.application-status-checks",
        "ec2.capacitymanager", "ec2fastlaunch", "ec2fleet", "ec2scheduled", "ec2sqlha", "ecr", "ecs", "ecs-compute", "ecs-tasks",
        "ecs.application-autoscaling", "edgelambda", "eks", "eks-connector", "eks-fargate", "eks-fargate-pods", "eks-nodegroup", "elasticache",
        "elasticache.application-autoscaling", "elasticbeanstalk", "elasticfilesystem", "elasticloadbalancing", "elasticmapreduce",
        "elastictranscoder", "email.cognito-idp", "emr-containers", "emr-serverless", "entityresolution", "es", "event-processor.health", "events",
        "events.managedservices", "events.workmail", "export.rds", "finops-agent", "firehose", "fis", "fms", "forecast", "frauddetector", "freertos",
        "fsx", "galaxy", "gamelift", "glacier", "globalaccelerator", "glue", "grafana", "greengrass", "guardduty", "health", "healthlake",
        "honeycode", "hooks.cloudformation", "iam", "imagebuilder", "importexport", "inspector", "inspector2", "internetmonitor", "iot",
        "iotanalytics", "iotevents", "iotfleetwise", "iotmanagedintegrations", "iotroborunner", "iotsitewise", "iotthingsgraph", "iottwinmaker",
        "iotwireless", "ivs", "jellyfish", "job.sagemaker", "justintimeaccess.ssm", "kafka", "kafka.application-autoscaling", "kafkaconnect",
        "kendra", "kinesis", "kinesisanalytics", "kinesisreplication.dynamodb", "kms", "lakeformation", "lambda", "lambda.alarms.cloudwatch",
        "lambda.application-autoscaling", "lambda.beta", "lambda.preprod", "launchwizard", "lex", "lexv2", "license-management.marketplace",
        "license-manager", "license-manager.member-account", "lightsail", "logdelivery.elasticloadbalancing", "logger.cloudfront", "logs",
        "lookoutequipment", "lookoutmetrics", "machinelearning", "macie", "maintenance.elasticbeanstalk", "malware-protection-plan.guardduty",
        "malware-protection.guardduty", "managedblockchain", "managedservices", "managedupdates.elasticbeanstalk", "mediaconnect", "mediaconvert",
        "medialive", "mediapackage", "mediastore", "mediatailor", "medical-imaging", "member.org.stacksets.cloudformation", "memorydb",
        "metering-marketplace", "metrics.wellarchitected", "mgn", "migrationhub", "migrationhub-orchestrator", "migrationhub-strategy",
        "mobileanalytics", "mobilehub", "monitoring", "monitoring.rds", "monitoring.thinclient", "monitron", "mpa", "mq", "neptune-graph",
        "neptune.application-autoscaling", "network-connectors.lambda", "network-firewall", "network-security-director", "network-security-manager",
        "network.bedrock-agentcore", "networkmanager", "nimble", "notifications", "notifications.ssm", "observability.aoss", "observabilityadmin",
        "odb", "omics", "opensearchservice", "ops.apigateway", "ops.athena", "ops.emr-serverless", "opsdatasync.ssm", "opsworks", "opsworks-cm",
        "organizations", "orgsdatasync.servicecatalog", "osis", "outposts", "panorama", "partnercentral-account-management", "pcs", "permission.iq",
        "personalize", "pinpoint", "pipes", "pods.eks", "polly", "private-marketplace.marketplace", "profile", "proton", "purchaseorders", "q",
        "qldb", "quicksight", "ram", "rds", "rds-preview", "rds.application-autoscaling", "redshift", "redshift-data", "redshift-serverless",
        "refactor-spaces", "rekognition", "remediation.config", "replication.cassandra", "replication.dynamodb", "replication.ecr",
        "replication.lexv2", "replication.s3tables", "replicator.lambda", "reporting.trustedadvisor", "resale-authorization.marketplace",
        "researchstudio", "resource-explorer-2", "resource-groups", "resource-snapshot-job.partnercentral-selling", "resource.cloudformation",
        "resources.cloudformation", "restore-testing.backup", "robomaker", "rolesanywhere", "route53", "route53domains", "route53resolver", "rum",
        "runtime-identity.bedrock-agentcore", "runtime-instances.bedrock-agentcore", "s3", "s3.data-source.lustre.fsx", "sagemaker",
        "sagemaker-geospatial", "sagemaker.application-autoscaling", "scaler.lambda", "scheduler", "schema-conversion.dms", "schemas", "scraper.aps",
        "sdmp", "secretsmanager", "security-ir", "securityagent", "securityhub", "securityhubv2", "securitylake", "serverlessrepo", "servicecatalog",
        "servicecatalog-appregistry", "servicediscovery", "servicequotas", "ses", "shield", "signer", "signin", "sms", "smsintegration.migrationhub",
        "sns", "spot", "spotfleet", "sqlworkbench", "sqs", "ssm", "ssm-guiconnect", "ssm-incidents", "ssm-quicksetup", "ssm-sap", "ssm.integrations",
        "sso", "states", "storage-lens.s3", "storagegateway", "streams.metrics.cloudwatch", "sts", "support", "swf", "sync.proton", "synthetics",
        "tag", "tagging", "tagpolicies.tag", "tasks.apprunner", "telemetry-enablement.observabilityadmin", "telemetry-pipelines.observabilityadmin",
        "textract", "thirdparty.config", "thirdparty.inspector2", "timestream", "timestream-influxdb", "transcribe", "transfer", "transform-custom",
        "transitgateway", "translate", "triage.security-ir", "trustedadvisor", "tts", "user-attribute-cost-allocation-data", "vmie", "voiceid",
        "vpc-flow-logs", "vpc-lattice", "waf", "waf-regional", "wafv2", "wam", "wellarchitected", "workdocs", "worklink", "workmail", "workspaces",
        "workspaces-instances", "workspaces.application-autoscaling", "xray",
    };

    /// <summary>The names of the commercial partition without a Region.</summary>
    public static IEnumerable<string> Names
    {
        get
        {
            foreach (var label in s_labels)
                yield return label + Suffix;
        }
    }

    /// <summary>True for a name that is known to exist, also in the form of one Region and of another partition.</summary>
    public static bool IsListed(string name) =>
        (TrySplit(name, out var label, out _, out _) && s_labels.Contains(label)) || Array.IndexOf(s_ofAlexa, name) >= 0;

    /// <summary>True for a host name in small letters with an ending of AWS's.</summary>
    public static bool IsWellFormed(string name)
    {
        var last = '.';
        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.') || (c == '.' && last == '.'))
                return false;
            last = c;
        }

        return (SuffixOf(name) is { } suffix && name.Length > suffix.Length) || Array.IndexOf(s_ofAlexa, name) >= 0;
    }

    /// <summary>Finds the only listed name that is one or two letters away, in the form of the same Region and partition.</summary>
    public static bool TryFindNearest(string name, out string nearest)
    {
        nearest = "";
        if (!TrySplit(name, out var label, out var region, out var suffix)
            || !NearestName.TryFind(label.AsSpan(), s_labels, Math.Min(MaxDistance, (label.Length - 1) / 3), out var found))
            return false;
        nearest = found + region + suffix;
        return true;
    }

    /// <summary>Takes a name apart into what names the service, the Region with its dot, if there is one, and the ending.</summary>
    private static bool TrySplit(string name, out string label, out string region, out string suffix)
    {
        suffix = SuffixOf(name) ?? "";
        label = name.Substring(0, name.Length - suffix.Length);
        region = "";
        var dot = label.LastIndexOf('.');
        if (dot > 0 && IsRegion(label.AsSpan(dot + 1)))
        {
            region = label.Substring(dot);
            label = label.Substring(0, dot);
        }

        return suffix.Length > 0 && label.Length > 0;
    }

    private static bool IsRegion(ReadOnlySpan<char> text)
    {
        foreach (var partition in Partition.All)
        {
            if (partition.CouldHaveRegion(text))
                return true;
        }

        return false;
    }

    private static string? SuffixOf(string name)
    {
        if (name.EndsWith(Suffix, StringComparison.Ordinal))
            return Suffix;
        foreach (var suffix in s_otherSuffixes)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal))
                return suffix;
        }

        return null;
    }
}
